import type { ProjectFiles } from '../plan/files.js'

/** Where the project's root is, in texts that are absolute paths: `__dirname` of `src/app.ts` is `/:project:/src`. */
const ROOT = '/:project:'

/** An absolute path, as `__filename` gives it, of a file or folder of the project. */
export function absolute(path: string): string {
  return path === '' ? ROOT : `${ROOT}/${path}`
}

/** The project's path that an absolute one means, also as a URL; undefined for what lies outside. */
export function withinProject(text: string): string | undefined {
  const path = text.replace(/^file:\/\//, '')
  if (path !== ROOT && !path.startsWith(`${ROOT}/`)) return undefined
  return path.slice(ROOT.length + 1)
}

/** `path.join`: dots are worked out, and there is one slash between two parts. */
export function joinedPath(parts: readonly string[]): string {
  const text = parts.filter((one) => one !== '').join('/')
  const segments: string[] = []
  for (const part of text.split('/')) {
    if (part === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else if (part !== '.' && part !== '') segments.push(part)
  }
  return `${text.startsWith('/') ? '/' : ''}${segments.join('/')}${text.endsWith('/') && segments.length > 0 ? '/' : ''}`
}

/** The folder that a program is started in: the nearest one with a package.json. */
export function startFolder(files: ProjectFiles, from: string): string {
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    if (folder === '' || files.isFile(`${folder}/package.json`)) return folder
  }
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** A relative path from a folder, without dots; undefined where it leaves the root. */
export function joinPath(folder: string, relative: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (segments.pop() === undefined) return undefined
    } else if (part !== '.' && part !== '') segments.push(part)
  }
  return segments.join('/')
}
