import { posix } from 'node:path'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'

/**
 * The output folder as a clean path relative to the project.
 *
 * @throws DiagnosticError KIT1008 when it is absolute or leads out of the project.
 */
export function outputFolder(output: string, root: string): string {
  const path = posix.normalize(output.replaceAll('\\', '/')).replace(/\/+$/, '')
  const inside = !posix.isAbsolute(path) && !/^[A-Za-z]:/.test(path) && path !== '..' && !path.startsWith('../') && path !== '.'
  return inside ? path : fail(problems.outsideProject('output', output, root === '.' ? 'the workspace' : root))
}
