import type { Value } from '../../evaluate/value.js'
import { memberOf } from '../constant.js'
import { nameOfId, type SchemaIds } from './schema-ids.js'

export interface Target {
  readonly value: Value
  /** The document that the target's own `#/…` point into. */
  readonly root: Value
  /** What the target is called where nothing else gives it a name. */
  readonly name: string
}

/** What a `$ref` of a schema literal points at: `#/definitions/x` of its own document, `id#` and `id#/definitions/x` of another. */
export function referenceTarget(ref: string, root: Value, ids: SchemaIds): Target | undefined {
  const hash = ref.indexOf('#')
  const [id, pointer] = hash === -1 ? [ref, ''] : [ref.slice(0, hash), ref.slice(hash + 1)]
  const document = id === '' ? root : (ids.find(id) ?? ids.find(`${id}#`))
  if (document === undefined) return undefined
  const segments = pointer.split('/').slice(1).map(unescaped)
  const value = segments.reduce<Value | undefined>(
    (current, segment) => (current?.kind === 'array' ? current.items[Number(segment)] : memberOf(current, segment)),
    document,
  )
  // `#name` is an `$id` or an anchor of its own.
  if (pointer !== '' && segments.length === 0) {
    const anchored = ids.find(`#${pointer}`)
    return anchored && { value: anchored, root: anchored, name: pointer }
  }
  return value && { value, root: document, name: segments.at(-1) ?? nameOfId(id) ?? 'Recursive' }
}

function unescaped(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~')
}
