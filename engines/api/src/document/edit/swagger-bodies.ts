import { isRecord } from '../../read/record.js'
import { sameValue } from '../text/same-value.js'
import { swaggerBody } from '../values/swagger-value.js'
import type { Writing } from '../values/writing.js'
import type { Editing } from './editing.js'
import type { OperationPair } from './match-operations.js'
import { patchValue } from './patch-value.js'

/** The body of a Swagger 2.0 operation, which stands among its parameters. Elsewhere there is nothing to do. */
export class SwaggerBodies {
  readonly #old: ReadonlyMap<unknown, unknown>
  readonly #wanted: Map<unknown, unknown>

  constructor(
    private readonly editing: Editing,
    { before, after }: OperationPair,
    writing: Writing,
  ) {
    const partsOf = (body: typeof before.body): Map<unknown, unknown> =>
      new Map(body === undefined || editing.version !== '2.0' ? [] : swaggerBody(body, writing).map((one) => [keyOf(one), one]))
    this.#old = partsOf(before.body)
    this.#wanted = partsOf(after.body)
  }

  /** Whether a listed parameter, its `$ref` followed, is a body or a field of a form. */
  isBody(parameter: unknown): boolean {
    return this.editing.version === '2.0' && isRecord(parameter) && (parameter.in === 'body' || parameter.in === 'formData')
  }

  /**
   * What becomes of one in the list: itself, another, or nothing.
   *
   * @param item     as it stands in the list
   * @param followed what it leads to
   */
  changed(item: unknown, followed: unknown): readonly unknown[] {
    const key = isRecord(followed) ? keyOf(followed) : undefined
    const [old, wanted] = [this.#old.get(key), this.#wanted.get(key)]
    this.#wanted.delete(key)
    if (wanted === undefined) return []
    if (sameValue(old, wanted)) return [item]
    return [item === followed ? patchValue(item, named(old, item), named(wanted, item)) : wanted]
  }

  /** What was not in the list. */
  added(): readonly unknown[] {
    return [...this.#wanted.values()]
  }
}

function keyOf({ in: place, name }: Readonly<Record<string, unknown>>): unknown {
  return place === 'body' ? 'body' : `field ${String(name)}`
}

/** A body has no name in the model: that which it has in the document stays. */
function named(value: unknown, item: unknown): unknown {
  return isRecord(value) && isRecord(item) ? { ...value, name: item['name'] } : value
}
