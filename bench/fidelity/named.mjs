// Makes one set of named schemas of a JSON Schema document with inner references, as kit's reader does with an OpenAPI document:
// every target of a $ref becomes a name, every $ref points at a name.
const BASE = 'https://kit.invalid/root'
const MAPS = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'])
const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const OPAQUE = new Set(['enum', 'const', 'default', 'examples', 'example'])

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

function* children(schema) {
  for (const [keyword, value] of Object.entries(schema)) {
    if (OPAQUE.has(keyword)) continue
    if (MAPS.has(keyword) && isObject(value)) for (const one of Object.values(value)) yield one
    else if (LISTS.has(keyword) && Array.isArray(value)) yield* value
    else if (isObject(value)) yield value
  }
}

function absolute(reference, base) {
  try {
    return new URL(reference, base).href
  } catch {
    return reference
  }
}

/** All schemas by address, and the base address of each. */
function index(root) {
  const byAddress = new Map()
  const baseOf = new Map()
  const visit = (schema, base) => {
    if (!isObject(schema)) return
    const own = typeof schema.$id === 'string' ? absolute(schema.$id, base).replace(/#$/, '') : base
    baseOf.set(schema, own)
    if (own !== base || schema === root) byAddress.set(own, schema)
    for (const anchor of [schema.$anchor, schema.$dynamicAnchor]) if (typeof anchor === 'string') byAddress.set(`${own}#${anchor}`, schema)
    for (const child of children(schema)) visit(child, own)
  }
  visit(root, BASE)
  return { byAddress, baseOf }
}

function atPointer(schema, pointer) {
  let node = schema
  for (const step of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined
    node = node[key]
  }
  return node
}

/**
 * @returns {Map<string, {schema: unknown}> | undefined} named schemas, `Root` first; undefined where a reference leaves the document
 */
export function namedSchemas(root) {
  const { byAddress, baseOf } = index(root)
  const names = new Map([[root, 'Root']])
  const named = new Map()
  let outside = false
  const find = (reference, base) => {
    const address = absolute(reference, base)
    const [resource, fragment = ''] = address.split('#')
    if (byAddress.has(address)) return byAddress.get(address)
    const document = byAddress.get(resource)
    if (document === undefined) return undefined
    return fragment === '' ? document : fragment.startsWith('/') ? atPointer(document, fragment) : undefined
  }
  const nameOf = (target) => {
    if (!names.has(target)) names.set(target, `Schema${names.size}`)
    return names.get(target)
  }
  const rewrite = (value, base, isMap) => {
    if (Array.isArray(value)) return value.map((one) => rewrite(one, base, false))
    if (!isObject(value)) return value
    const own = isMap ? base : (baseOf.get(value) ?? base)
    const entries = Object.entries(value).flatMap(([key, one]) => {
      if (isMap) return [[key, rewrite(one, own, false)]]
      if (key === '$ref' && typeof one === 'string') {
        const target = find(one, own)
        if (target === undefined) outside = true
        return target === undefined ? [] : [['$ref', `#/components/schemas/${nameOf(target)}`]]
      }
      if (key === '$defs' || key === 'definitions') return []
      return [[key, OPAQUE.has(key) ? one : rewrite(one, own, MAPS.has(key))]]
    })
    return Object.fromEntries(entries)
  }
  for (let pending = [...names]; pending.length > 0; pending = [...names].filter(([, name]) => !named.has(name))) {
    for (const [schema, name] of pending) named.set(name, { schema: rewrite(schema, baseOf.get(schema) ?? BASE, false) })
  }
  return outside ? undefined : named
}
