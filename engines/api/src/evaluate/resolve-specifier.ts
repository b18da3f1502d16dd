import type { ProjectFiles } from '../plan/files.js'
import { folderOf, joinPath, withinProject } from './file-paths.js'
import { tsconfigPaths } from './tsconfig-paths.js'

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']
/** A specifier of TypeScript names the file that will be emitted. */
const EMITTED: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
}

/**
 * The file of the project that an import means, as Node.js and TypeScript find it: relative paths, folders with an index, `.js` for `.ts`, and
 * `paths` and `baseUrl` of the nearest tsconfig.json. Packages give undefined.
 *
 * @param relative what relative imports were found to mean, from wherever; many files import the same ones
 */
export function resolveSpecifier(
  files: ProjectFiles,
  from: string,
  specifier: string,
  relative = new Map<string, string | undefined>(),
): string | undefined {
  if (specifier.startsWith('.')) {
    const path = joinPath(folderOf(from), specifier)
    if (path === undefined) return undefined
    const folder = specifier.endsWith('/')
    const key = folder ? `${path}/` : path
    if (!relative.has(key)) relative.set(key, fileAt(files, path, folder))
    return relative.get(key)
  }
  const absolute = withinProject(specifier)
  if (absolute !== undefined) return fileAt(files, absolute.replace(/\/$/, ''), specifier.endsWith('/'))
  for (const candidate of tsconfigPaths(files, folderOf(from), specifier)) {
    const found = fileAt(files, candidate, false)
    if (found !== undefined) return found
  }
  return undefined
}

/** `require('./v1/')` means the folder, also where there is a `v1.js`. */
function fileAt(files: ProjectFiles, path: string, folder: boolean): string | undefined {
  if (!folder && path !== '') {
    if (files.isFile(path)) return path
    const extension = /\.[cm]?jsx?$/.exec(path)?.[0] ?? ''
    const emitted = (EMITTED[extension] ?? []).map((other) => path.slice(0, -extension.length) + other)
    const found = [...emitted, ...EXTENSIONS.map((other) => path + other)].find((one) => files.isFile(one))
    if (found !== undefined) return found
  }
  if (files.isFile(path)) return undefined
  const index = path === '' ? 'index' : `${path.replace(/\/$/, '')}/index`
  return EXTENSIONS.map((extension) => index + extension).find((one) => files.isFile(one))
}
