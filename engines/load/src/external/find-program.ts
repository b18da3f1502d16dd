import { accessSync, constants } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** On Windows a program has an ending. */
const ENDINGS = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']

/**
 * Looks for a program as npm does: in node_modules of a folder and of those above it, then on the PATH.
 *
 * @returns its path; undefined where there is none
 */
export function findProgram(name: string, folder: string, path = process.env['PATH'] ?? ''): string | undefined {
  const folders = [...foldersAbove(folder).map((one) => join(one, 'node_modules/.bin')), ...path.split(delimiter)]
  return folders.flatMap((one) => ENDINGS.map((ending) => join(one, name + ending))).find(runs)
}

function foldersAbove(folder: string): readonly string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)]
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
