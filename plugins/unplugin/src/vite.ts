import { plugin } from './plugin.js'

export type { Options } from './options/options.js'

/**
 * kit for Vite. In dev, document and routes follow each other while somebody edits them; in a build, they are brought into step first.
 *
 * @param options all optional: `serve` answers the API's requests in the dev server, `page: false` does without the page at /__kit/
 * @throws DiagnosticError KIT1708 for an option that kit does not know
 * @example
 * // vite.config.ts
 * import { defineConfig } from 'vite'
 * import kit from '@kit/unplugin/vite'
 *
 * export default defineConfig({ plugins: [kit({ serve: true })] })
 */
export default plugin.vite
