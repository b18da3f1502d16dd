import { editedStatements } from '../merge/edited-statements.js'
import { routeCalls } from '../source/route-calls.js'
import type { ProjectFiles } from './files.js'
import type { FormerOperation } from './former-operations.js'
import { PerTexts } from './per-text.js'

const edited = new PerTexts<ReadonlySet<string>>()

/**
 * Tells whether somebody has edited the route of an operation, so that it stays in its file, whatever the document says.
 *
 * @param written what kit last wrote, by path
 */
export function editedRoutes(
  files: ProjectFiles,
  output: string,
  written: ReadonlyMap<string, string>,
): (operation: Pick<FormerOperation, 'folder' | 'contract'>) => boolean {
  return ({ folder, contract }) => {
    const path = folder === '' ? `${output}/routes.ts` : `${output}/${folder}/routes.ts`
    const [current, base] = [files.read(path), written.get(path)]
    if (current === undefined || base === undefined || current === base) return false
    const found = edited.of(files, path, [base, current], () => {
      const served = new Set(routeCalls(path, current).map((call) => `contract.${call.contract}`))
      return new Set([...editedStatements(path, base, current)].filter((one) => served.has(one)))
    })
    return found.has(`contract.${contract}`)
  }
}
