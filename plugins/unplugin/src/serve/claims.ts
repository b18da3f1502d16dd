import { existsSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { ResolvedConfig } from 'vite'

/**
 * Who answers a request. `api`: the app, before anything of Vite's; `vite`: Vite alone; `both`: Vite where it has something, or else the app.
 */
export type Claim = 'api' | 'vite' | 'both'

/** Vite's and its plugins' own: `/@vite/client`, `/@fs/…`, `/__open-in-editor`, `/node_modules/.vite/deps/…` */
const INTERNAL = /^(?:@|__|node_modules\/)/

/**
 * Tells whose a request is. A project without an index.html is an API and nothing else: its sources, its package.json and its document are no
 * pages. Where there is a page, what it loads comes first.
 */
export function claims(config: Pick<ResolvedConfig, 'base' | 'root'>): (url: string) => Claim {
  const { base, root } = config
  const other: Claim = existsSync(join(root, 'index.html')) ? 'both' : 'api'
  return (url) => {
    // Below its base there is Vite, and beside it nothing of Vite's.
    if (!url.startsWith(base)) return 'api'
    return INTERNAL.test(url.slice(base.length)) ? 'vite' : other
  }
}

/** Somebody opens a page in a browser: where there are pages, Vite finds the right one. */
export function isNavigation({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html')
}
