import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { outputIsFile, outputOutside } from '../diagnostics/routes.js'
import type { ProjectFiles } from './files.js'

/**
 * Makes sure that routes can be written to an output folder.
 *
 * @throws DiagnosticError KIT1505 or KIT1506
 */
export function checkOutput(output: string, files: ProjectFiles): void {
  const segments = output.split('/')
  if (/[\\:\0]/.test(output) || segments.some((one) => ['', '.', '..', '.kit'].includes(one)))
    throw new DiagnosticError([outputOutside(output)])
  const blocked = segments.map((_, index) => segments.slice(0, index + 1).join('/')).find((path) => files.isFile(path))
  if (blocked !== undefined) throw new DiagnosticError([outputIsFile(blocked)])
}
