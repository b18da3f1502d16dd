import { type Edit, type ProjectFiles, parentOf } from '../plan/files.js'
import { readState } from '../plan/state.js'

/** A project in which the contracts, routes and schemas of an output folder are others: these, and none beside them. */
export function withGenerated(files: ProjectFiles, output: string, texts: ReadonlyMap<string, string>): ProjectFiles {
  return overlay(files, texts, (path) => path.startsWith(`${output}/`) && isGenerated(path.slice(output.length)))
}

/** A project as it is after a plan. */
export function afterEdits(files: ProjectFiles, edits: readonly Edit[]): ProjectFiles {
  const gone = new Set(edits.flatMap(({ path, kind }) => (kind === 'delete' ? [path] : [])))
  const texts = new Map(edits.flatMap(({ path, kind, text }) => (kind === 'delete' ? [] : [[path, text] as const])))
  return overlay(files, texts, (path) => gone.has(path))
}

/** A project in which nobody finds the files that kit no longer needs and leaves where they are; whatever imports them has them still. */
export function withoutLeftovers(files: ProjectFiles, output: string): ProjectFiles {
  const leftovers = new Set(readState(files, output)?.leftovers)
  if (leftovers.size === 0) return files
  return {
    memory: files.memory,
    read: (path) => files.read(path),
    isFile: (path) => files.isFile(path),
    list: (folder) => files.list(folder).filter((name) => !leftovers.has(`${folder}/${name}`)),
  }
}

/** No folder of operations is called as that of the files that kit writes once, among which is a `contract.ts`, too. */
function isGenerated(path: string): boolean {
  return !path.startsWith('/http/') && /\/(?:contract|routes|index)\.ts$|^\/schemas\/[^/]+\.ts$/.test(path)
}

function overlay(files: ProjectFiles, texts: ReadonlyMap<string, string>, isGone: (path: string) => boolean): ProjectFiles {
  const added = namesByFolder(texts.keys())
  return {
    memory: files.memory,
    read: (path) => texts.get(path) ?? (isGone(path) ? undefined : files.read(path)),
    isFile: (path) => texts.has(path) || (!isGone(path) && files.isFile(path)),
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`
      const [names, more] = [files.list(folder), [...(added.get(folder) ?? [])]]
      // Mostly texts change, and not which files there are.
      if (!names.some((name) => isGone(prefix + name) && !more.includes(name)) && more.every((name) => names.includes(name))) return names
      return [...new Set([...names.filter((name) => !isGone(prefix + name)), ...more])]
    },
  }
}

/** What stands in each folder, of some paths: files, and folders on the way to them. */
function namesByFolder(paths: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>()
  for (const path of paths) {
    for (let [at, folder] = [path, parentOf(path)]; folder !== undefined; [at, folder] = [folder, parentOf(folder)]) {
      const known = names.get(folder) ?? new Set()
      names.set(folder, known.add(folder === '' ? at : at.slice(folder.length + 1)))
    }
  }
  return names
}
