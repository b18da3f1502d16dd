import type { Site, Value } from '../../evaluate/value.js'

/** What a router is made of: an application or router of Express or Koa, or an instance of Fastify. */
export type RouterKind = 'express' | 'koa' | 'fastify'

export interface Router {
  readonly kind: RouterKind
  /** The call that makes it; its identity is the router's. */
  readonly value: Value
  /** Whether it serves requests by itself. */
  readonly application: boolean
  /** `new Router({ prefix })` */
  readonly options: Value | undefined
}

/** What a call says to a router. Paths are values: what they come to is found out when the router is mounted. */
export type Registration =
  | {
      readonly kind: 'route'
      readonly methods: Methods
      readonly path: Value
      readonly chain: readonly Value[]
      readonly options: Value | undefined
      readonly site: Site
    }
  | { readonly kind: 'use'; readonly path: Value | undefined; readonly chain: readonly Value[]; readonly site: Site }
  | { readonly kind: 'prefix'; readonly path: Value }
  | { readonly kind: 'hook'; readonly handler: Value }
  | { readonly kind: 'child'; readonly child: Router; readonly prefix: Value | undefined; readonly site: Site }

/** Methods that a route answers; `all` of them, or what a value says. */
export type Methods = readonly string[] | 'all'

export const VERBS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])
