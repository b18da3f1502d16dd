import { listFiles, type ProjectFiles } from './files.js'
import { readWritten } from './written.js'

/** A project in which nobody has deleted what kit wrote. */
export interface RestoredFiles extends ProjectFiles {
  /** The files that are not there, by path, with what kit last wrote into them. */
  readonly restored: ReadonlyMap<string, string>
}

/**
 * The files of a project with those that somebody has deleted, as kit last wrote them: who deletes a file wants it anew, or has lost it. A
 * file whose declarations stand elsewhere by now was moved, and is not put back.
 *
 * @param output the folder of the routes, relative to the project
 * @example
 * const files = withDeletedFiles(diskFiles('/api'), 'src/routes')
 * files.restored.keys() // what is missing
 */
export function withDeletedFiles(files: ProjectFiles, output: string): RestoredFiles {
  const written = readWritten(files, output)
  const missing = [...written].filter(([path, text]) => text !== '' && !files.isFile(path))
  const restored = new Map(missing.length === 0 ? [] : withoutMoved(missing, arrivedNames(files, output, written)))
  if (restored.size === 0) return { ...files, restored }
  const names = new Map<string, Set<string>>()
  for (const path of restored.keys()) {
    const parts = path.split('/')
    parts.forEach((name, index) => {
      const folder = parts.slice(0, index).join('/')
      names.set(folder, (names.get(folder) ?? new Set()).add(name))
    })
  }
  return {
    read: (path) => files.read(path) ?? restored.get(path),
    isFile: (path) => files.isFile(path) || restored.has(path),
    list: (folder) => [...new Set([...files.list(folder), ...(names.get(folder) ?? [])])],
    restored,
  }
}

function withoutMoved(
  missing: readonly (readonly [string, string])[],
  arrived: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
  return missing.filter(([, text]) => !exportedNames(text).some((name) => arrived.has(name)))
}

/** What files export that they did not when kit last wrote them. */
function arrivedNames(files: ProjectFiles, output: string, written: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(
    listFiles(files, output).flatMap((path) => {
      if (!path.endsWith('.ts') || path.endsWith('/handlers.ts')) return []
      const text = files.read(path) ?? ''
      const before = written.get(path) ?? ''
      if (text === before) return []
      const former = new Set(exportedNames(before))
      return exportedNames(text).filter((name) => !former.has(name))
    }),
  )
}

function exportedNames(text: string): readonly string[] {
  return [...text.matchAll(/^export (?:async )?(?:const|function|interface|type|class) ([\p{ID_Continue}$]+)/gmu)].map(
    ([, name = '']) => name,
  )
}
