import type { ViteDevServer } from 'vite'
import type { Options } from '../options/options.js'
import type { DevSession } from '../session/dev-session.js'

/** A Vite dev server that kit works in. A restart makes a new one before the old one ends. */
export interface KitDevServer {
  readonly server: ViteDevServer
  readonly session: DevSession
  readonly options: Options
}

/** What a feature does later on. */
export interface JoinedFeature {
  /** Called where a function that `configureServer` returns is: behind Vite's own middlewares, before those for HTML. */
  readonly after?: () => void
  /** Called when that server closes. */
  readonly close?: () => void | Promise<void>
}

/** Something that joins a dev server in `configureServer`. */
export type DevFeature = (dev: KitDevServer) => JoinedFeature
