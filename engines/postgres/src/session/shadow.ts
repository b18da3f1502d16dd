import type { Session } from './session.js'

/** Makes databases to try things in. They are empty, and gone when their session is closed. */
export interface Shadows {
  /** `embedded`: PostgreSQL inside of this process, with one connection a database; `server`: databases on a real server. */
  readonly kind: 'embedded' | 'server'
  /** A new, empty database. `extensions` are those that will be wanted in it. */
  create(extensions?: readonly string[]): Promise<Session>
  /** Ends what the shadows run on. */
  close(): Promise<void>
}

/** Extensions that a script creates. */
export function extensionsIn(script: string): string[] {
  const found = script.matchAll(/\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?(?:"([^"]+)"|([\w-]+))/gi)
  return [...new Set([...found].map(([, quoted, bare]) => quoted ?? bare?.toLowerCase() ?? ''))].sort()
}
