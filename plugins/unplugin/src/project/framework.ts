import { join } from 'node:path'
import { DiagnosticError, FRAMEWORKS, type Framework } from '@kit/api'
import { z } from 'zod'
import { problems } from '../diagnostics/problems.js'
import { readJsonFile } from './read-json-file.js'

const Versions = z.record(z.string(), z.string()).default({})
const PackageJson = z.object({ dependencies: Versions, devDependencies: Versions })

/**
 * Tells the framework from what the project depends on; the package.json of the workspace counts when the project's own names none.
 *
 * @throws DiagnosticError KIT1704 when there is none or more than one
 */
export function frameworkOf(root: string, workspace: string): Framework {
  for (const folder of new Set([root, workspace])) {
    const content = readJsonFile(join(folder, 'package.json'), PackageJson)
    const names = { ...content?.dependencies, ...content?.devDependencies }
    const found = FRAMEWORKS.filter((framework) => Object.hasOwn(names, framework))
    if (found.length > 1) throw new DiagnosticError([problems.unknownFramework(root, found)])
    if (found[0] !== undefined) return found[0]
  }
  throw new DiagnosticError([problems.unknownFramework(root, [])])
}
