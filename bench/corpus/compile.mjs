// Type-checks scaffolded projects as a buildable library (strict, declarations on) and emits them, many small ones in one program.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../shared/run.mjs'

const OPTIONS = {
  target: 'es2023',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  declaration: true,
  skipLibCheck: true,
  types: ['node'],
  noEmitOnError: false,
}

/** Puts what a workspace needs beside its projects. */
export function prepareWorkspace(workspace, root) {
  mkdirSync(workspace, { recursive: true })
  writeFileSync(join(workspace, 'package.json'), '{ "type": "module" }\n')
  if (!existsSync(join(workspace, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'))
}

/** Groups projects so that each program stays below a number of lines. */
export function batches(projects, limit = 40_000) {
  const result = []
  let size = limit
  for (const project of projects) {
    if (size + project.lines > limit) {
      result.push([])
      size = 0
    }
    result.at(-1).push(project)
    size += project.lines
  }
  return result
}

/** Compiles a batch; returns the first error of each project that has one, by its folder. */
export async function compile(workspace, batch, index, root) {
  const config = join(workspace, `tsconfig.${index}.json`)
  writeFileSync(
    config,
    JSON.stringify({ compilerOptions: { ...OPTIONS, rootDir: '.', outDir: 'dist' }, include: batch.map(({ folder }) => `${folder}/src`) }),
  )
  const { stdout, stderr, code } = await run(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', config, '--pretty', 'false'],
    { cwd: workspace, ms: 900_000 },
  )
  const errors = new Map()
  for (const line of stdout.split('\n')) {
    const project = batch.find(({ folder }) => line.startsWith(`${folder}/`))
    if (project !== undefined && !errors.has(project.folder)) errors.set(project.folder, line)
  }
  if (code !== 0 && errors.size === 0) for (const { folder } of batch) errors.set(folder, `tsc: ${stderr || stdout || `exit ${code}`}`)
  return errors
}
