import { relativeImports } from '../source/relative-imports.js'
import { listFiles, type ProjectFiles } from './files.js'

/** What code below the output folder that is not kit's to rewrite takes from code that is. Modules are relative to the output folder. */
export interface StayingCode {
  /** Names taken from a module. */
  names(module: string): ReadonlySet<string>
  readonly modules: ReadonlySet<string>
}

/**
 * @param output  the output folder
 * @param isOwned whether a file, by its path, is rewritten by kit
 * @param changed texts of files that will be different from what stands there; undefined for those that go
 */
export function stayingCode(
  files: ProjectFiles,
  output: string,
  isOwned: (path: string) => boolean,
  changed: ReadonlyMap<string, string | undefined>,
): StayingCode {
  const found = new Map<string, Set<string>>()
  const paths = new Set([...listFiles(files, output), ...changed.keys()])
  for (const path of paths) {
    const file = path.slice(output.length + 1)
    const text = changed.has(path) ? changed.get(path) : isOwned(path) || !/\.[cm]?ts$/.test(file) ? undefined : files.read(path)
    if (text === undefined) continue
    for (const { module, names } of relativeImports(file, text)) {
      const known = found.get(module) ?? new Set()
      for (const name of names) known.add(name)
      found.set(module, known)
    }
  }
  return { names: (module) => found.get(module) ?? new Set(), modules: new Set(found.keys()) }
}
