import { isRecord, own } from './record.js'

/** What one file says about other files, and the names that JSON Schema lets it give to its own parts. */
export interface FileReferences {
  /** Every `$ref` (and discriminator mapping) that leads out of the file, once each. */
  readonly external: readonly string[]
  /** `$id`s and `$anchor`s of schemas, with the object that bears them. */
  readonly ids: ReadonlyMap<string, object>
  readonly anchors: ReadonlyMap<string, object>
}

/** Walks a parsed file for references. Examples are walked like everything else: what is found there is only used if something asks. */
export function findReferences(value: unknown): FileReferences {
  const external = new Set<string>()
  const ids = new Map<string, object>()
  const anchors = new Map<string, object>()
  const seen = new Set<object>()
  const open: unknown[] = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one !== 'object' || one === null || seen.has(one)) continue
    seen.add(one)
    if (isRecord(one)) {
      const ref = own(one, '$ref')
      if (typeof ref === 'string' && !ref.startsWith('#')) external.add(ref)
      for (const [key, names] of [['$id', ids], ['$anchor', anchors], ['$dynamicAnchor', anchors]] as const) {
        const name = own(one, key)
        if (typeof name === 'string' && !names.has(name)) names.set(name, one)
      }
      const mapping = own(one, 'mapping')
      if (isRecord(mapping) && own(one, 'propertyName') !== undefined) for (const target of Object.values(mapping)) addMapping(target, external)
    }
    for (const key in one) {
      const child: unknown = Reflect.get(one, key)
      if (typeof child === 'object' && child !== null) open.push(child)
    }
  }
  return { external: [...external], ids, anchors }
}

/** Mapping values may be bare schema names; those with a file extension are taken for files. */
function addMapping(target: unknown, external: Set<string>): void {
  if (typeof target === 'string' && /^[^#]+\.(?:ya?ml|json)(?:#|$)/i.test(target)) external.add(target)
}
