import type { ViteDevServer } from 'vite'
import type { Options } from '../options/options.js'
import type { DevSession } from '../session/dev-session.js'

/** A Vite dev server that kit works in. A restart makes a new one before the old one ends. */
export interface KitDevServer {
  readonly server: ViteDevServer
  readonly session: DevSession
  readonly options: Options
}

/** Something that joins a dev server in `configureServer`; what it returns is called when that server closes. */
export type DevFeature = (dev: KitDevServer) => void | (() => void | Promise<void>)
