import { isRecord, own } from './record.js'
import type { Dialect } from './source-file.js'

/** The version a document says it has, as text: `openapi: 3.0` may be written as a number. */
export function versionOf(value: unknown): { readonly key: 'openapi' | 'swagger'; readonly version: string } | undefined {
  if (!isRecord(value)) return undefined
  for (const key of ['openapi', 'swagger'] as const) {
    const version = own(value, key)
    if (typeof version === 'string') return { key, version: version.trim() }
    if (typeof version === 'number') return { key, version: Number.isInteger(version) ? `${version}.0` : String(version) }
  }
  return undefined
}

/** How the schemas of a document are to be read, or undefined where it says no version that kit knows. */
export function dialectOf(value: unknown): Dialect | undefined {
  const version = versionOf(value)
  if (version === undefined) return undefined
  if (version.key === 'swagger') return /^2\.0(?:\.|$)/.test(version.version) ? '2.0' : undefined
  if (/^3\.0(?:\.|-|$)/.test(version.version)) return '3.0'
  return /^3\.[12](?:\.|-|$)/.test(version.version) ? '3.1' : undefined
}
