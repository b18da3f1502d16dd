// swagger-autogen on the same apps, given the file that makes the application, as its documentation says.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPeers } from '../shared/peers.mjs'
import { run } from '../shared/run.mjs'

const SCRIPT = `const [entry, output] = process.argv.slice(2)
require('swagger-autogen')({ openapi: '3.0.0', disableLogs: true })(output, [entry], {})`

/** Gives a function from an entry file to the document that it writes; undefined where it can't be installed. */
export async function swaggerAutogen() {
  const folder = await installPeers('swagger-autogen', { 'swagger-autogen': '2.23.7' })
  if (folder === undefined) return undefined
  const script = join(folder, 'apps.cjs')
  writeFileSync(script, SCRIPT)
  return async (entry) => {
    const workspace = mkdtempSync(join(tmpdir(), 'kit-apps-'))
    const output = join(workspace, 'document.json')
    await run(process.execPath, [script, entry, output], { cwd: folder, ms: 120_000 })
    const document = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : {}
    rmSync(workspace, { recursive: true })
    return document
  }
}
