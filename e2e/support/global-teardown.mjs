import { rmSync } from 'node:fs'

export default async function teardown() {
  const { registry, folder } = globalThis.kitRegistry
  await registry.close()
  rmSync(folder, { recursive: true, force: true })
}
