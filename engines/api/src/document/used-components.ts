import { escapeToken } from '../read/json-pointer.js'
import { sameValue } from './text/same-value.js'
import type { UsedKind } from './values/writing.js'

/** Parameters, bodies, responses and headers that a new document keeps under `components`, as they turn up. */
export class UsedComponents {
  /** Nodes that many operations share are written once. */
  readonly #nodes = new WeakSet<object>()
  readonly #kinds = new Map<UsedKind, Map<string, unknown>>()

  /** A `$ref` to the component, or the value itself where its name stands for something else. */
  refer(kind: UsedKind, node: object, name: string, write: () => unknown): unknown {
    const reference = { $ref: `#/components/${kind}/${escapeToken(name)}` }
    if (this.#nodes.has(node)) return reference
    const known = this.of(kind)
    const value = write()
    if (known.has(name) && !sameValue(known.get(name), value)) return value
    known.set(name, value)
    this.#nodes.add(node)
    return reference
  }

  of(kind: UsedKind): Map<string, unknown> {
    const known = this.#kinds.get(kind) ?? new Map<string, unknown>()
    this.#kinds.set(kind, known)
    return known
  }
}
