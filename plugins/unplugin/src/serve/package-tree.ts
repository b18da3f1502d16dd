import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const Names = z.record(z.string(), z.unknown()).catch({})
const PackageJson = z.object({ dependencies: Names, optionalDependencies: Names }).partial()

/**
 * Packages and all that they depend on, as far as that is installed.
 *
 * @param folders of packages, each with its real path
 */
export function packageTree(folders: Iterable<string>): ReadonlySet<string> {
  const tree = new Set(folders)
  // A set gives what is added to it while it is gone through, too.
  for (const folder of tree) for (const name of dependenciesOf(folder)) tree.add(installed(name, folder) ?? folder)
  return tree
}

function dependenciesOf(folder: string): readonly string[] {
  const file = join(folder, 'package.json')
  const { dependencies, optionalDependencies } = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : {}
  return Object.keys({ ...dependencies, ...optionalDependencies })
}

function parsed(text: string): z.infer<typeof PackageJson> {
  try {
    return PackageJson.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Where Node finds a package that another one asks for. */
function installed(name: string, from: string): string | undefined {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(found)) return realpathSync(found)
  }
  return undefined
}
