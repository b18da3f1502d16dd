// swagger-autogen on the same project: it reads Express only, and is given the file that makes the application.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureNode } from '../shared/measure.mjs'
import { installPeers, versionOf } from '../shared/peers.mjs'

/** Runs it once; undefined where it can't be installed. */
export async function swaggerAutogen() {
  const folder = await installPeers('swagger-autogen', { 'swagger-autogen': '2.23.7' })
  if (folder === undefined) return undefined
  const script = join(folder, 'run.cjs')
  writeFileSync(
    script,
    `const [entry, output] = process.argv.slice(2)
const started = performance.now()
require('swagger-autogen')({ openapi: '3.0.0', disableLogs: true })(output, [entry], {}).then(() => {
  const milliseconds = performance.now() - started
  const { paths } = JSON.parse(require('node:fs').readFileSync(output, 'utf8'))
  console.log(JSON.stringify({ milliseconds, operations: Object.values(paths).flatMap((item) => Object.keys(item)).length }))
})
`,
  )
  return {
    version: versionOf(folder, 'swagger-autogen'),
    run: (entry, output) => measureNode([script, entry, output], { cwd: folder, ms: 300_000 }),
  }
}
