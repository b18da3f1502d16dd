/** As in a diagnostic; the file is absolute. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

let root = ''

/** Where the project is: paths are shown relative to it. */
export function setRoot(folder: string): void {
  root = folder
}

/** A path for people. */
export function shownPath(file: string): string {
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file
}

export function shownPlace({ file, line, column }: Place): string {
  return `${shownPath(file)}:${line}:${column}`
}

/** Opens a place in the editor that runs, which Vite knows how to do. */
export function openEditor({ file, line, column }: Place): void {
  const absolute = /^(?:\/|[a-z]:)/i.test(file) ? file : `${root}/${file}`
  const url = new URL('../__open-in-editor', location.href)
  url.searchParams.set('file', `${absolute}:${line}:${column}`)
  void fetch(url)
}
