import { createHash } from 'node:crypto'
import type { Catalogue } from './objects.js'

/**
 * A text that is the same exactly as long as the schema is: what caches of results that depend on a database are keyed by.
 *
 * @example
 * fingerprint(await readCatalogue(session)) // '3f0a…', 64 hexadecimal digits
 */
export function fingerprint({ version, objects, unmodelled }: Catalogue): string {
  const hash = createHash('sha256').update(String(version)).update(unmodelled.join('\n'))
  for (const object of objects.values()) hash.update('\n').update(JSON.stringify(object))
  return hash.digest('hex')
}
