import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CLIENT = new URL('../client/', import.meta.url)
const STYLES = new URL('../../page/', import.meta.url)

/** A file of the page's own: a compiled module of `client/`, or a style sheet. */
export function ownFile(path: string): string | undefined {
  const [, style] = /^([a-z-]+\.css)$/.exec(path) ?? []
  const [, script] = /^client\/([a-z-]+\.js)$/.exec(path) ?? []
  const url = style !== undefined ? new URL(style, STYLES) : script !== undefined ? new URL(script, CLIENT) : undefined
  return url !== undefined && existsSync(url) ? fileURLToPath(url) : undefined
}
