// A project whose routes come from a database: generated, type-checked, compiled and started.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { diskFiles, planApp } from '@kit/api'
import { FsTree, flushChanges } from 'nx/src/generators/tree.js'
import { root } from '../shared/corpus.mjs'
import { run } from '../shared/run.mjs'

const generator = async () => (await import(join(root, 'plugins/nx/dist/generators/routes/generator.js'))).default

const TSCONFIG = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    rootDir: 'src',
    outDir: 'dist',
  },
  include: ['src'],
}

/** Lies inside the repository, so that packages are found. */
export function newProject(framework) {
  mkdirSync(join(root, 'tmp'), { recursive: true })
  const workspace = mkdtempSync(join(root, 'tmp/from-database-'))
  const folder = join(workspace, 'api')
  const write = (path, text) => {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  write('package.json', '{ "workspaces": ["api"] }')
  write('nx.json', '{}')
  write('api/package.json', JSON.stringify({ name: 'api', type: 'module', dependencies: { [framework]: '*', pg: '*' } }))
  write('api/tsconfig.json', JSON.stringify(TSCONFIG))
  const options = { framework, output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
  for (const { path, text } of planApp(diskFiles(folder), options).edits) write(`api/${path}`, text)
  return {
    folder,
    /** Returns the paths that were written. */
    generate: async (fromDb, more = {}) => {
      const tree = new FsTree(workspace, false)
      await (await generator())(tree, { project: 'api', fromDb, ...more })
      const changes = tree.listChanges()
      flushChanges(workspace, changes)
      return changes.map((change) => change.path)
    },
    /** What tsc has to say; it writes `dist`. */
    compile: async () => {
      const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'])
      return stdout.split('\n').filter((line) => line.includes('error TS'))
    },
    start: (url) => start(folder, url),
    remove: () => rmSync(workspace, { recursive: true, force: true }),
  }
}

function start(folder, url) {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: folder,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => (errors += chunk))
    child.stdout.on('data', (chunk) => {
      output += chunk
      const port = /localhost:(\d+)/.exec(output)?.[1]
      if (port !== undefined) resolve({ base: `http://127.0.0.1:${port}`, errors: () => errors, stop: () => stop(child) })
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)))
  })
}

function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.on('exit', (code, signal) => resolve(code ?? signal))
    child.kill('SIGTERM')
  })
}
