// Other generators in the mode in which they follow a document.
import { join } from 'node:path'

const KUBB = '4.39.3'
const HEY_API = { '@hey-api/openapi-ts': '0.99.0', typescript: '5.9.3' }

/**
 * Each by its name: what to install; its configuration for a document, as a file and as an address, and an output; its command. `script`: what
 * is put beside its packages; it is told to generate again after a save.
 */
export const PEERS = {
  // It looks at addresses alone, as often as it is told to; a file it reads once.
  'hey-api zod, --watch': {
    packages: HEY_API,
    config: ({ url, output }) => exported({ input: { path: url, watch: { enabled: true, interval: 100 } }, output, plugins: ['zod'] }),
    command: (config) => ['node_modules/@hey-api/openapi-ts/dist/run.mjs', '-f', config],
  },
  // It generates when Vite resolves its configuration, and never again.
  'hey-api zod, Vite plugin': {
    packages: { ...HEY_API, '@hey-api/vite-plugin': '0.3.0', vite: '8.3.8' },
    config: ({ file, output }) => exported({ input: file, output, plugins: ['zod'], logs: { level: 'silent' } }),
    command: (config) => ['hey-api-vite.mjs', config],
    script: 'hey-api-vite.mjs',
  },
  'kubb types+zod, --watch': {
    packages: Object.fromEntries(['cli', 'core', 'plugin-oas', 'plugin-ts', 'plugin-zod'].map((name) => [`@kubb/${name}`, KUBB])),
    config: ({ file, output }) => `import { defineConfig } from '@kubb/core'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
import { pluginZod } from '@kubb/plugin-zod'
export default defineConfig({
  input: { path: ${JSON.stringify(file)} },
  output: { path: ${JSON.stringify(output)}, clean: true },
  plugins: [pluginOas({ validate: false, generators: [] }), pluginTs(), pluginZod()],
})
`,
    command: (config) => ['node_modules/@kubb/cli/bin/kubb.cjs', 'generate', '--config', config, '--watch'],
  },
  'orval zod, --watch': {
    packages: { orval: '7.13.2' },
    // It takes a module of the newer kind for one without contents.
    configFile: 'dev.config.cjs',
    config: ({ file, output }) => {
      const api = { input: { target: file }, output: { client: 'zod', mode: 'split', target: join(output, 'api.ts') } }
      return `module.exports = ${JSON.stringify({ api })}\n`
    },
    command: (config) => ['node_modules/orval/dist/bin/orval.js', '--config', config, '--watch'],
  },
}

function exported(config) {
  return `export default ${JSON.stringify(config)}\n`
}
