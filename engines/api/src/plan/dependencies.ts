import type { Framework } from '../render/options.js'

/** What generated code imports: package names with the version ranges it is tested with. */
export interface Dependencies {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const SHARED = { '@fastify/busboy': '^3.2.0', zod: '^4.6.0' }
const NODE_TYPES = { '@types/node': '^20.19.0' }

const BY_FRAMEWORK: Readonly<Record<Framework, Dependencies>> = {
  express: { dependencies: { express: '^5.2.0', ...SHARED }, devDependencies: { '@types/express': '^5.0.0', ...NODE_TYPES } },
  fastify: { dependencies: { fastify: '^5.8.0', ...SHARED }, devDependencies: NODE_TYPES },
  koa: { dependencies: { '@koa/router': '^15.0.0', koa: '^3.1.0', ...SHARED }, devDependencies: { '@types/koa': '^3.0.0', ...NODE_TYPES } },
}

/** The packages that a project with routes for a framework needs. No kit package is among them. */
export function dependenciesOf(framework: Framework): Dependencies {
  return BY_FRAMEWORK[framework]
}
