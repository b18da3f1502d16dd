// Packs the built packages and serves them from a local registry for the time of the tests.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRegistry } from '../../tools/local-registry.mjs'
import { packAll } from '../../tools/packages.mjs'

export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'kit-tarballs-'))
  const registry = await startRegistry(folder, await packAll(folder))
  process.env.KIT_E2E_REGISTRY = registry.url
  globalThis.kitRegistry = { registry, folder }
}
