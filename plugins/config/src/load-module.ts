import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'

/** What a configuration imports of kit: all that it needs, without the packages that check it. */
const DEFINE_CONFIG = fileURLToPath(new URL('./define-config.js', import.meta.url))

/**
 * Runs a module of a project, TypeScript or JavaScript, as it is now: one that was loaded before is loaded again, with all that it imports.
 *
 * @param file absolute
 * @returns what it exports by default
 * @throws whatever the module throws, an error that may be of another realm, or what is wrong with its syntax
 * @example
 * const scenario = await loadModule('/projects/api/loadtest.ts')
 */
export function loadModule(file: string): Promise<unknown> {
  // No cache on either level: a dev server loads the same file again and again. Nothing native: Node keeps what it has imported.
  const jiti = createJiti(file, { moduleCache: false, fsCache: false, tryNative: false, alias: { '@kit/config': DEFINE_CONFIG } })
  return jiti.import(file, { default: true })
}
