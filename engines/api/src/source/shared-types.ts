import { visitorKeys } from 'oxc-parser'
import { isRecord } from '../read/record.js'

const KNOWN = new Map(Object.entries(visitorKeys).map(([type, keys]) => [type, { type, keys }] as const))

const NONE: readonly unknown[] = []

/**
 * Gives all nodes of a type the same text for it, and all empty lists the same list. The parser hands its tree over as JSON, where these come
 * anew with each node: they would be kept, and the texts hashed and compared letter by letter, for as long as anybody looks at the tree.
 */
export function shareTypes(node: unknown): void {
  if (!isRecord(node)) return
  const known = typeof node['type'] === 'string' ? KNOWN.get(node['type']) : undefined
  if (known === undefined) return
  node['type'] = known.type
  const { keys } = known
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? ''
    const child = node[key]
    if (!Array.isArray(child)) shareTypes(child)
    else if (child.length === 0) node[key] = NONE
    else for (let at = 0; at < child.length; at += 1) shareTypes(child[at])
  }
}
