import { isRecord, own } from './record.js'
import type { References } from './references.js'
import { childOf, type SourceNode } from './source-file.js'
import { keyOf, UniqueNames } from './unique-names.js'

/** The kinds of components, besides schemas, that operations use by reference. */
export type ComponentKind = 'parameters' | 'responses' | 'requestBodies' | 'headers'

/** Parameters, responses, bodies and headers that are used by `$ref`: read once, and named as the document names them. */
export class SharedComponents {
  readonly #names = new Map<ComponentKind, UniqueNames>()
  readonly #read = new Map<string, unknown>()

  constructor(
    private readonly references: References,
    entry: SourceNode,
  ) {
    for (const kind of ['parameters', 'responses', 'requestBodies', 'headers'] as const) {
      const names = new UniqueNames()
      this.#names.set(kind, names)
      const components = entry.file.dialect === '2.0' ? childOf(entry, kind) : childNamed(entry, 'components', kind)
      if (components === undefined || !isRecord(components.value)) continue
      for (const name of Object.keys(components.value)) {
        const node = childOf(components, name)
        if (node !== undefined) names.claim(node, name)
      }
    }
  }

  /**
   * Reads a node, or takes what was read from the place its `$ref` leads to. Undefined when the reference leads nowhere (reported).
   *
   * @param variant what else the result depends on
   */
  read<T>(
    kind: ComponentKind,
    node: SourceNode,
    read: (node: SourceNode, component: string | undefined) => T,
    variant = '',
  ): T | undefined {
    if (!isRecord(node.value) || typeof own(node.value, '$ref') !== 'string') return read(node, undefined)
    const first = this.references.resolve(node.value.$ref, node)
    const end = first && this.references.follow(first)
    if (first === undefined || end === undefined) return undefined
    const key = `${kind} ${variant} ${keyOf(first)}`
    const known = this.#read.get(key)
    if (known !== undefined) return remembered<T>(known)
    const made = read(end, this.#names.get(kind)?.give(first))
    this.#read.set(key, { made })
    return made
  }
}

function childNamed(node: SourceNode, ...keys: readonly string[]): SourceNode | undefined {
  return keys.reduce<SourceNode | undefined>((at, key) => at && childOf(at, key), node)
}

function remembered<T>(known: unknown): T | undefined {
  return isRemembered<T>(known) ? known.made : undefined
}

function isRemembered<T>(known: unknown): known is { readonly made: T } {
  return typeof known === 'object' && known !== null && 'made' in known
}
