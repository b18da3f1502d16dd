// The generators that kit is measured against, as their manuals say to run them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureNode } from '../shared/measure.mjs'
import { installPeers } from '../shared/peers.mjs'

/** Both want Node 22; it is installed beside them. */
const NODE = { node: '22' }
const KUBB = '4.39.3'

/** hey-api's zod plugin alone. Its command starts a second process, which is the one that is measured. */
export async function heyApi() {
  const folder = await installPeers('hey-api', { ...NODE, '@hey-api/openapi-ts': '0.99.0', typescript: '5.9.3' })
  if (folder === undefined) return undefined
  const generate = (document, output) => {
    const config = join(folder, 'hey.config.mjs')
    writeFileSync(config, `export default ${JSON.stringify({ input: document, output, plugins: ['zod'] })}\n`)
    return measureNode([join(folder, 'node_modules/@hey-api/openapi-ts/dist/run.mjs'), '-f', config], { node: nodeOf(folder), cwd: folder })
  }
  return Object.assign(generate, { node: nodeOf(folder) })
}

/** kubb's types and zod. */
export async function kubb() {
  const plugins = ['cli', 'core', 'plugin-oas', 'plugin-ts', 'plugin-zod']
  const folder = await installPeers('kubb', { ...NODE, ...Object.fromEntries(plugins.map((name) => [`@kubb/${name}`, KUBB])) })
  if (folder === undefined) return undefined
  return (document, output) => {
    const config = join(folder, 'kubb.config.mjs')
    writeFileSync(
      config,
      `import { defineConfig } from '@kubb/core'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
import { pluginZod } from '@kubb/plugin-zod'
export default defineConfig({
  input: { path: ${JSON.stringify(document)} },
  output: { path: ${JSON.stringify(output)}, clean: true },
  plugins: [pluginOas({ validate: false, generators: [] }), pluginTs(), pluginZod()],
})
`,
    )
    return measureNode([join(folder, 'node_modules/@kubb/cli/bin/kubb.cjs'), 'generate', '--config', config], {
      node: nodeOf(folder),
      cwd: folder,
    })
  }
}

/** The Node that is installed beside a peer: everything in one table runs on the same one. */
export function nodeOf(folder) {
  return join(folder, 'node_modules/node/bin/node')
}
