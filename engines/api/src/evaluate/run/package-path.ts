import { z } from 'zod'
import type { ProjectFiles } from '../../plan/files.js'
import { folderOf, joinedPath } from '../file-paths.js'

const Manifest = z.object({ main: z.string().optional(), exports: z.unknown().optional() })
/** What a program of Node.js asks for; packages that offer both offer the same. */
const CONDITIONS = ['require', 'node', 'default', 'import', 'module']

/** The file that an import of a package means, as far as the package is installed in a folder of the project. */
export function packagePath(files: ProjectFiles, from: string, specifier: string): string | undefined {
  const [, name, below = ''] = /^((?:@[\w.~-]+\/)?[\w.~-]+)(\/.*)?$/.exec(specifier) ?? []
  if (name === undefined) return undefined
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const root = joinedPath([folder, 'node_modules', name])
    const text = read(files, `${root}/package.json`)
    if (text !== undefined) return fileIn(files, root, text, below)
    if (folder === '') return undefined
  }
}

function fileIn(files: ProjectFiles, root: string, manifest: string, below: string): string | undefined {
  const { success, data } = Manifest.safeParse(parsed(manifest))
  if (!success) return undefined
  const exported = targetOf(data.exports, `.${below}`)
  const wanted = exported ?? (below === '' ? (data.main ?? 'index.js') : below)
  const path = joinedPath([root, wanted])
  return [path, `${path}.js`, `${path}.json`, `${path}.cjs`, `${path}/index.js`].find((one) => isFile(files, one))
}

function targetOf(exports: unknown, key: string): string | undefined {
  if (typeof exports === 'string') return key === '.' ? exports : undefined
  if (typeof exports !== 'object' || exports === null) return undefined
  const entries = new Map<string, unknown>(Object.entries(exports))
  const isMap = [...entries.keys()].some((one) => one.startsWith('.'))
  if (isMap) return conditional(entries.get(key))
  return key === '.' ? conditional(exports) : undefined
}

function conditional(target: unknown): string | undefined {
  if (typeof target === 'string') return target
  if (typeof target !== 'object' || target === null) return undefined
  const entries = new Map<string, unknown>(Object.entries(target))
  return CONDITIONS.map((one) => conditional(entries.get(one))).find((one) => one !== undefined)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A package may be linked to from outside of the project, where kit does not look. */
function read(files: ProjectFiles, path: string): string | undefined {
  try {
    return files.read(path)
  } catch {
    return undefined
  }
}

function isFile(files: ProjectFiles, path: string): boolean {
  try {
    return files.isFile(path)
  } catch {
    return false
  }
}
