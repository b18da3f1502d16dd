/** The files of a project, as a plan sees them: an Nx `Tree`, the disk, or a map in a test. Paths are relative to the project, with `/`. */
export interface ProjectFiles {
  /** The text of a file, or undefined where there is none. */
  read(path: string): string | undefined
  /** Names (not paths) of what a folder holds; empty where there is no such folder. */
  list(folder: string): readonly string[]
  /** Whether a path is a file; a folder is not. */
  isFile(path: string): boolean
  /** Where files are read again and again: what `perText` keeps things by, as long as these files are of interest. */
  readonly memory?: object | undefined
}

/** One change to one file. Nothing is written until somebody applies it. */
export interface Edit {
  readonly path: string
  readonly kind: 'create' | 'update' | 'delete'
  /** The whole new text; empty for a deletion. */
  readonly text: string
  /** Why, for the log: `new operation createUser`. */
  readonly reason: string
}

/** Every file below a folder, in a stable order. */
export function listFiles(files: ProjectFiles, folder: string): readonly string[] {
  return [...files.list(folder)].sort().flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    return files.isFile(path) ? [path] : listFiles(files, path)
  })
}

/** The folder that a path is in; undefined for the project itself. */
export function parentOf(path: string): string | undefined {
  if (path === '') return undefined
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
