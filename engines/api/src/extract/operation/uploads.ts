import type { Value } from '../../evaluate/value.js'
import type { JsonSchema } from '../../model/schema.js'
import { define } from './used-schema.js'

const FILE: JsonSchema = { type: 'string', format: 'binary' }

/** The files that `upload.single('photo')` and its like of multer take: a schema of the parts of the body. */
export function uploadsOf(chain: readonly Value[]): JsonSchema | undefined {
  const properties: Record<string, JsonSchema> = {}
  let found = false
  for (const link of chain) {
    if (link.kind !== 'call' || link.callee.kind !== 'member' || !isMulter(link.callee.object)) continue
    found = true
    const [first] = link.args
    const name = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined
    if (link.callee.name === 'single' && name !== undefined) define(properties, name, FILE)
    if (link.callee.name === 'array' && name !== undefined) define(properties, name, { type: 'array', items: FILE })
    if (link.callee.name === 'fields' && first?.kind === 'array') {
      for (const item of first.items) {
        const own = item.kind === 'object' ? item.members.get('name')?.value() : undefined
        if (own?.kind === 'literal') define(properties, String(own.value), { type: 'array', items: FILE })
      }
    }
  }
  return found ? { type: 'object', properties } : undefined
}

function isMulter(value: Value): boolean {
  return value.kind === 'call' && value.callee.kind === 'external' && /multer/.test(value.callee.specifier)
}
