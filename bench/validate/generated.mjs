// The measured application as a user has it: scaffolded, its one handler written, compiled.
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyEdits, diskFiles, planApp, planFromDocument } from '@kit/api'
import { compile, prepareWorkspace } from '../corpus/compile.mjs'
import { root } from '../shared/corpus.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** @returns the folder of the compiled application */
export async function generateApp(workspace, framework) {
  prepareWorkspace(workspace, root)
  const folder = join(workspace, framework)
  mkdirSync(folder, { recursive: true })
  const options = { framework, output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
  const files = diskFiles(folder)
  const plan = await planFromDocument(here('./openapi.yaml'), files, options)
  applyEdits(folder, [...plan.edits, ...planApp(files, options).edits])
  copyFileSync(here(`./handlers/${framework}.ts`), join(folder, 'src/routes/orders/handlers.ts'))
  const errors = await compile(workspace, [{ folder: framework }], framework, root)
  for (const error of errors.values()) throw new Error(`The generated application does not compile: ${error}`)
  return join(workspace, 'dist', framework, 'src')
}
