import { type RelativeImport, relativeImports } from '../source/relative-imports.js'
import { listFiles, type ProjectFiles } from './files.js'
import { PerTexts, perText } from './per-text.js'

const imports = perText(relativeImports)
const beyond = new PerTexts<readonly RelativeImport[]>()

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
 * @param written texts as kit last wrote them, by path: what an edited file takes beyond that, somebody takes
 */
export function stayingCode(
  files: ProjectFiles,
  output: string,
  isOwned: (path: string) => boolean,
  changed: ReadonlyMap<string, string | undefined>,
  written: ReadonlyMap<string, string>,
): StayingCode {
  const found = new Map<string, Set<string>>()
  const paths = new Set([...listFiles(files, output), ...changed.keys()])
  for (const path of paths) {
    const file = path.slice(output.length + 1)
    if (!changed.has(path) && !/\.[cm]?ts$/.test(file)) continue
    const owned = !changed.has(path) && isOwned(path)
    const base = owned ? written.get(path) : undefined
    const text = changed.has(path) ? changed.get(path) : owned && base === undefined ? undefined : files.read(path)
    if (text === undefined || text === base) continue
    const taken =
      base === undefined ? imports(files, file, text) : beyond.of(files, file, [text, base], () => importsBeyond(file, text, base))
    for (const { module, names } of taken) {
      const known = found.get(module) ?? new Set()
      for (const name of names) known.add(name)
      found.set(module, known)
    }
  }
  return { names: (module) => found.get(module) ?? new Set(), modules: new Set(found.keys()) }
}

/** What a text imports beyond what another one does. */
function importsBeyond(file: string, text: string, base: string): readonly RelativeImport[] {
  const known = new Map<string, Set<string>>()
  for (const { module, names } of relativeImports(file, base)) known.set(module, new Set([...(known.get(module) ?? []), ...names]))
  return relativeImports(file, text).flatMap(({ module, names }) => {
    const own = names.filter((name) => known.get(module)?.has(name) !== true)
    return own.length === 0 && known.has(module) ? [] : [{ module, names: own }]
  })
}
