import type { KitConfig } from './config.js'

/**
 * Gives what a kit.config.ts exports its type; it returns what it is given.
 *
 * @param config see `KitConfig`: `api` for routes and document, `load` for load tests
 * @example
 * import { defineConfig } from '@kit/config'
 * export default defineConfig({ api: { spec: 'docs/shop.yaml', framework: 'fastify' } })
 */
export function defineConfig(config: KitConfig): KitConfig {
  return config
}
