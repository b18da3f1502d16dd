import { joinPathFragments, type Tree } from '@nx/devkit'
import { z } from 'zod'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'

const Versions = z.record(z.string(), z.string()).optional()

/** The parts of a package.json that kit reads; the rest is carried along. */
const PackageJson = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  private: z.boolean().optional(),
  dependencies: Versions,
  devDependencies: Versions,
  workspaces: z.union([z.array(z.string()), z.looseObject({ packages: z.array(z.string()).optional() })]).optional(),
})
export type PackageJson = z.infer<typeof PackageJson>

/**
 * Reads the package.json of a folder; undefined when it has none.
 *
 * @throws DiagnosticError KIT1012 when it is not JSON, or not a package.json.
 */
export function readPackageJson(tree: Tree, folder: string): PackageJson | undefined {
  const path = joinPathFragments(folder, 'package.json')
  if (!tree.isFile(path)) return undefined
  const content = parse(path, tree.read(path, 'utf-8') ?? '')
  if (isPackageJson(content)) return content
  const [issue] = PackageJson.safeParse(content).error?.issues ?? []
  return fail(problems.badPackageJson(path, issue === undefined ? 'it is not a package.json' : `${issue.path.join('.')}: ${issue.message}`))
}

export function writePackageJson(tree: Tree, folder: string, content: PackageJson): void {
  tree.write(joinPathFragments(folder, 'package.json'), `${JSON.stringify(content, null, 2)}\n`)
}

/** A guard, since the parsed copy would have its keys in another order than the file. */
function isPackageJson(content: unknown): content is PackageJson {
  return PackageJson.safeParse(content).success
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    return fail(problems.badPackageJson(path, problem instanceof Error ? problem.message : 'it is not JSON'))
  }
}
