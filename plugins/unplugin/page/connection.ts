import type { PAGE_EVENTS, PagePatch, PageState } from '../src/page/page-state.js'

const LOOK: (typeof PAGE_EVENTS)['look'] = 'kit:page:look'
const PATCH: (typeof PAGE_EVENTS)['patch'] = 'kit:page:patch'

/** How often the page asks where there is no socket, in milliseconds. */
const INTERVAL = 2000

export interface Listener {
  patched(patch: PagePatch): void
  /** @param live whether changes arrive by themselves */
  connected(live: boolean): void
}

/** The part of Vite's client that a page may use. */
interface ViteClient {
  createHotContext(path: string): {
    on(event: string, listener: (payload: never) => void): void
    send(event: string, data?: unknown): void
  }
}

/**
 * Follows the dev server over Vite's own socket. Without one, as in bundled dev or with `server.ws: false`, it asks from time to time.
 *
 * @param client the path of Vite's client
 */
export async function follow(client: string, listener: Listener): Promise<void> {
  try {
    // The state comes with the first answer as well; the socket may take a moment longer.
    const [vite] = await Promise.all([importClient(client), ask(listener)])
    listen(vite, listener)
  } catch {
    setInterval(() => void ask(listener).catch(() => listener.connected(false)), INTERVAL)
    await ask(listener).catch(() => listener.connected(false))
  }
}

async function ask(listener: Listener): Promise<void> {
  const response = await fetch('state')
  if (!response.ok) throw new Error(`${response.status}`)
  const state: PageState = await response.json()
  listener.patched(state)
  listener.connected(true)
}

function importClient(path: string): Promise<ViteClient> {
  return import(path)
}

function listen(vite: ViteClient, listener: Listener): void {
  const hot = vite.createHotContext('/__kit/')
  hot.on(PATCH, (patch: PagePatch) => listener.patched(patch))
  hot.on('vite:ws:connect', () => {
    listener.connected(true)
    hot.send(LOOK)
  })
  hot.on('vite:ws:disconnect', () => listener.connected(false))
  // A page that Vite serves beside this one may ask for a reload; Vite asks everybody, except for reloads of a page with a name.
  hot.on('vite:beforeFullReload', (payload: { path?: string }) => {
    payload.path = '/another-page.html'
  })
  hot.send(LOOK)
}
