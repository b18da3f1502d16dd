import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Edit, ProjectFiles } from './files.js'

/** The project's files on disk. */
export function diskFiles(root: string): ProjectFiles {
  const at = (path: string): string => inside(root, path)
  return {
    read: (path) => (existsSync(at(path)) && statSync(at(path)).isFile() ? readFileSync(at(path), 'utf8') : undefined),
    list: (folder) => (existsSync(at(folder)) && statSync(at(folder)).isDirectory() ? readdirSync(at(folder)) : []),
    isFile: (path) => existsSync(at(path)) && statSync(at(path)).isFile(),
  }
}

/**
 * Writes a plan to disk. Each file is written beside its place and renamed, so that it is either old or new at any moment.
 *
 * @throws an Error when an edit points outside the root, which no plan of kit's does
 */
export function applyEdits(root: string, edits: readonly Edit[]): void {
  for (const edit of edits) {
    const path = inside(root, edit.path)
    if (edit.kind === 'delete') {
      rmSync(path, { force: true })
      continue
    }
    mkdirSync(dirname(path), { recursive: true })
    const temporary = `${path}.kit-${process.pid}`
    writeFileSync(temporary, edit.text)
    renameSync(temporary, path)
  }
}

/** The absolute path of a project file; symbolic links of existing folders are followed before the check. */
function inside(root: string, path: string): string {
  const base = realpathSync(root)
  const target = resolve(base, path)
  let existing = target
  while (!existsSync(existing)) existing = dirname(existing)
  const real = join(realpathSync(existing), relative(existing, target))
  if (real !== base && !real.startsWith(base + sep)) throw new Error(`${path} is outside of ${root}`)
  return target
}
