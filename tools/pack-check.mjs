// Packs every package and looks at the tarballs: everything that exports, generators.json and executors.json promise is in
// them, nothing that nobody asked for is, and what can be imported imports. Needs `npm run build` before.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packAll } from './packages.mjs'

/** What no tarball may hold: tests, sources, maps, build state. Files that a generator copies are exempt. */
const UNWANTED = [/\.(spec|fixture|bench)\./, /(^|\/)fixtures\//, /\.map$/, /\.tsbuildinfo$/, /(?<!\.d)\.ts$/, /(^|\/)node_modules\//]
const COPIED = /(^|\/)(files|templates)\//
const ALWAYS = ['package.json', 'LICENSE']

const folder = mkdtempSync(join(tmpdir(), 'kit-pack-'))
const problems = []
try {
  const tarballs = await packAll(folder)
  const modules = unpack(tarballs)
  for (const { name, files, unpackedSize } of tarballs) {
    const present = new Set(files.map((file) => file.path))
    const root = join(modules, name)
    const manifest = readJson(join(root, 'package.json'))
    const entries = importable(manifest)
    const promised = [...ALWAYS, ...targets(manifest.exports), ...listed(root, manifest)]
    for (const path of promised) if (!present.has(path)) problems.push(`${name}: ${path} is promised and not packed`)
    for (const path of present) {
      if (!COPIED.test(path) && UNWANTED.some((pattern) => pattern.test(path)))
        problems.push(`${name}: ${path} is packed and nobody needs it`)
    }
    for (const [entry, path] of entries) await tryImport(name, entry, join(root, path))
    for (const path of listed(root, manifest)) if (path.endsWith('.js')) await tryImport(name, path, join(root, path))
    console.log(`${name}: ${present.size} files, ${Math.round(unpackedSize / 1024)} kB`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? 'pack check passed' : `pack check: ${problems.length} problems`)
process.exit(problems.length === 0 ? 0 : 1)

/** Lays the tarballs out as an install would; third-party packages come from this workspace. */
function unpack(tarballs) {
  const modules = join(folder, 'node_modules')
  for (const { name, filename } of tarballs) {
    const root = join(modules, name)
    mkdirSync(root, { recursive: true })
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', root, '--strip-components=1'])
  }
  for (const { name } of tarballs) {
    const { dependencies = {}, peerDependencies = {} } = readJson(join(modules, name, 'package.json'))
    for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (!tarballs.some((tarball) => tarball.name === dependency)) link(modules, name, dependency)
    }
  }
  return modules
}

function link(modules, dependent, dependency) {
  const own = ['engines', 'plugins'].map((group) => resolve(group, dependent.split('/')[1] ?? '', 'node_modules', dependency))
  const source = [...own, resolve('node_modules', dependency)].find(exists)
  const target = join(modules, dependent, 'node_modules', dependency)
  if (!source) return problems.push(`${dependent}: the dependency ${dependency} is not installed`)
  mkdirSync(dirname(target), { recursive: true })
  symlinkSync(source, target, 'dir')
}

function exists(path) {
  try {
    readFileSync(join(path, 'package.json'))
    return true
  } catch {
    return false
  }
}

/** Every file that an exports map names. */
function targets(exported) {
  if (typeof exported === 'string') return [exported.replace(/^\.\//, '')]
  return Object.values(exported ?? {}).flatMap(targets)
}

function importable(manifest) {
  return Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
    const path = typeof target === 'string' ? target : target.default
    return path?.endsWith('.js') ? [[entry, path]] : []
  })
}

/** Implementations and schemas that generators.json and executors.json name. */
function listed(root, manifest) {
  return ['generators', 'executors'].flatMap((kind) => {
    const file = manifest[kind]?.replace(/^\.\//, '')
    if (!file) return []
    const entries = Object.values(readJson(join(root, file))[kind] ?? {})
    const paths = entries.flatMap((entry) => (typeof entry === 'string' ? [] : [entry.implementation, entry.schema]))
    return [file, ...paths.map((path) => path.replace(/^\.\//, '').replace(/#.*$/, ''))]
  })
}

async function tryImport(name, entry, path) {
  try {
    await import(pathToFileURL(path).href)
  } catch (problem) {
    problems.push(`${name}: importing ${entry} fails: ${problem.message}`)
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
