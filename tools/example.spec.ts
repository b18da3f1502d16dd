import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'
import { type Dependencies, diskFiles, type Edit, type ProjectFiles, planApp, planFromDocument, type RoutesOptions } from '@kit/api'
import { z } from 'zod'

/** examples/parcels is what kit writes today, and its handlers. Where it is not, `npm run example` helps. */

const ROOT = fileURLToPath(new URL('../examples/parcels/', import.meta.url))
const OPTIONS: RoutesOptions = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
const disk = diskFiles(ROOT)

/** The example as somebody gets it who checks it out, with or without the files that kit has written. */
function files(shown: (path: string) => boolean): ProjectFiles {
  return {
    read: (path) => (shown(path) ? disk.read(path) : undefined),
    list: (folder) => disk.list(folder),
    isFile: (path) => shown(path) && disk.isFile(path),
  }
}

async function plan(shown: (path: string) => boolean) {
  const project = files((path) => !path.startsWith('.kit/') && shown(path))
  const { summary, diagnostics, edits, dependencies } = await planFromDocument(`${ROOT}openapi.yaml`, project, OPTIONS)
  const sources = [...planApp(project, OPTIONS).edits, ...edits].filter(({ path }) => !path.startsWith('.kit/'))
  return { summary, diagnostics, dependencies, sources }
}

function paths(edits: readonly Edit[]): readonly string[] {
  return edits.map(({ path }) => path)
}

it('has nothing to change in the example', async () => {
  const { sources, diagnostics } = await plan(() => true)
  expect(paths(sources)).toEqual([])
  expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([])
})

it('would write the same files again beside the handlers', async () => {
  const { sources } = await plan((path) => /(?:^|\/)(?:handlers|security)\.ts$/.test(path))
  expect(paths(sources)).toEqual(
    expect.arrayContaining(['src/app.ts', 'src/main.ts', 'src/routes/http.ts', 'src/routes/parcels/contract.ts']),
  )
  expect(paths(sources.filter(({ path, text }) => disk.read(path) !== text))).toEqual([])
})

it('finds every handler written', async () => {
  const { summary } = await plan(() => true)
  expect(summary.operations).toBe(17)
  expect(summary).toMatchObject({ added: 0, handlersKept: summary.operations, orphans: 0 })
})

it('has the packages that the code imports', async () => {
  const { dependencies } = await plan(() => true)
  const Ranges = z.record(z.string(), z.string())
  const manifest = z.object({ dependencies: Ranges, devDependencies: Ranges }).parse(JSON.parse(disk.read('package.json') ?? ''))
  expect(manifest satisfies Dependencies).toMatchObject(dependencies)
})
