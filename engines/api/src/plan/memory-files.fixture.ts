import type { Edit, ProjectFiles } from './files.js'

/** Project files in memory, for tests. */
export function memoryFiles(files: Readonly<Record<string, string>>): ProjectFiles {
  return {
    read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    isFile: (path) => Object.hasOwn(files, path),
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`
      const names = Object.keys(files).flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length).split('/')[0] ?? ''] : []))
      return [...new Set(names)]
    },
  }
}

/** What the files are after a plan. */
export function applied(files: Readonly<Record<string, string>>, edits: readonly Edit[]): Record<string, string> {
  const result = { ...files }
  for (const edit of edits) {
    if (edit.kind === 'delete') delete result[edit.path]
    else result[edit.path] = edit.text
  }
  return result
}
