import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** A reference taken apart: the file it leads to (absolute path or http(s) URL), and what comes after the `#`, percent-decoded. */
export type ReferenceUri = { readonly file: string; readonly fragment: string } | 'malformed' | 'unsupported'

/** Whether a file key is the address of a remote file. */
export function isRemote(file: string): boolean {
  return /^https?:\/\//i.test(file)
}

/**
 * Resolves a reference against the file it stands in (RFC 3986, 5.2; file names may also stand unescaped, as authors write them).
 *
 * @example
 * resolveReference('/api/openapi.yaml', 'schemas/user.yaml#/User') // { file: '/api/schemas/user.yaml', fragment: '/User' }
 */
export function resolveReference(base: string, ref: string): ReferenceUri {
  const hash = ref.indexOf('#')
  const fragment = decode(hash === -1 ? '' : ref.slice(hash + 1))
  const file = resolveFile(base, (hash === -1 ? ref : ref.slice(0, hash)).trim())
  return file === 'malformed' || file === 'unsupported' ? file : { file, fragment }
}

function resolveFile(base: string, target: string): string {
  if (target === '') return base
  if (/^[a-z][a-z0-9+.-]+:/i.test(target)) return fromUrl(target)
  if (target.startsWith('//')) return fromUrl(`${isRemote(base) ? new URL(base).protocol : 'https:'}${target}`)
  if (isRemote(base)) return URL.canParse(target, base) ? new URL(target, base).href : 'malformed'
  const decoded = decode(target)
  return decoded.includes('\u0000') ? 'malformed' : path.resolve(path.dirname(base), decoded)
}

function fromUrl(target: string): string {
  if (!URL.canParse(target)) return 'malformed'
  const url = new URL(target)
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    url.hash = ''
    return url.href
  }
  if (url.protocol !== 'file:') return 'unsupported'
  try {
    return fileURLToPath(url)
  } catch {
    return 'malformed'
  }
}

function decode(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
