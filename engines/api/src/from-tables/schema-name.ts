import { camelCase } from '../render/words.js'

/** The name of the schema of errors. */
export const ERROR_SCHEMA = 'ApiError'

/** A name for a schema. They are ASCII (OpenAPI 3.1, 4.8.7): letters lose their marks, and what has no Latin letter goes. */
export function schemaName(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')
  const camel = camelCase(ascii)
  return /^_*$/.test(camel) ? 'Table' : camel.charAt(0).toUpperCase() + camel.slice(1)
}
