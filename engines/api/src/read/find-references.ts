import { MAX_DEPTH } from './limits.js'
import { isRecord } from './record.js'

const DOLLAR = 36

/** What one file says about other files, and the names that JSON Schema lets it give to its own parts. */
export interface FileReferences {
  /** Every `$ref` (and discriminator mapping) that leads out of the file, once each. */
  readonly external: ReadonlySet<string>
  /** `$id`s and `$anchor`s of schemas, with the object that bears them. */
  readonly ids: Map<string, object>
  readonly anchors: Map<string, object>
  /** Whether lists and objects are nested deeper than recursion bears. */
  readonly tooDeep: boolean
}

/**
 * Walks a parsed file for references, level by level. Examples are walked like everything else: what is found there is only used if
 * something asks for it.
 *
 * @param shared whether parts may occur in several places (YAML aliases)
 */
export function findReferences(value: unknown, shared: boolean): FileReferences {
  const external = new Set<string>()
  const ids = new Map<string, object>()
  const anchors = new Map<string, object>()
  const seen = new Set<object>()
  let level: object[] = typeof value === 'object' && value !== null ? [value] : []
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return { external, ids, anchors, tooDeep: true }
    const next: object[] = []
    const visit = (child: unknown): void => {
      if (typeof child !== 'object' || child === null || (shared && seen.has(child))) return
      if (shared) seen.add(child)
      next.push(child)
    }
    for (const one of level) {
      if (Array.isArray(one)) one.forEach(visit)
      else if (isRecord(one)) {
        // `for in` is three times as fast as Object.keys here, and parsed objects inherit nothing that it would show.
        for (const key in one) {
          const child = one[key]
          if (typeof child === 'string') {
            if (key.charCodeAt(0) === DOLLAR) addName(key, child, one, external, ids, anchors)
          } else {
            if (key === 'mapping' && isRecord(child)) addMappings(child, external)
            visit(child)
          }
        }
      }
    }
    level = next
  }
  return { external, ids, anchors, tooDeep: false }
}

function addName(
  key: string,
  name: string,
  bearer: object,
  external: Set<string>,
  ids: Map<string, object>,
  anchors: Map<string, object>,
): void {
  if (key === '$ref') {
    if (!name.startsWith('#')) external.add(name)
  } else if (key === '$id') {
    if (!ids.has(name)) ids.set(name, bearer)
  } else if ((key === '$anchor' || key === '$dynamicAnchor') && !anchors.has(name)) anchors.set(name, bearer)
}

/** Mapping values may be bare schema names; those with a file extension are taken for files. */
function addMappings(mapping: Record<string, unknown>, external: Set<string>): void {
  for (const target of Object.values(mapping)) {
    if (typeof target === 'string' && /^[^#]+\.(?:ya?ml|json)(?:#|$)/i.test(target)) external.add(target)
  }
}
