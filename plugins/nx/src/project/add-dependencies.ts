import type { Tree } from '@nx/devkit'
import { readPackageJson, writePackageJson } from './package-json.js'

export interface Dependencies {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/**
 * Adds what is missing to a project's package.json, sorted by name as npm does. A version that is there already stays, and
 * so does a package that the project has in the other of the two lists.
 *
 * @returns the names that were added; undefined when the folder has no package.json.
 */
export function addDependencies(tree: Tree, folder: string, wanted: Dependencies): readonly string[] | undefined {
  const content = readPackageJson(tree, folder)
  if (content === undefined) return undefined
  const present = new Set([...Object.keys(content.dependencies ?? {}), ...Object.keys(content.devDependencies ?? {})])
  const missing = (versions: Readonly<Record<string, string>>) => Object.entries(versions).filter(([name]) => !present.has(name))
  const added = { dependencies: missing(wanted.dependencies), devDependencies: missing(wanted.devDependencies) }
  const names = [...added.dependencies, ...added.devDependencies].map(([name]) => name)
  if (names.length === 0) return []
  const next = { ...content }
  if (added.dependencies.length > 0) next.dependencies = sorted({ ...content.dependencies, ...Object.fromEntries(added.dependencies) })
  if (added.devDependencies.length > 0)
    next.devDependencies = sorted({ ...content.devDependencies, ...Object.fromEntries(added.devDependencies) })
  writePackageJson(tree, folder, next)
  return names
}

function sorted(versions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)))
}
