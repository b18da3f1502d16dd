import { fileURLToPath } from 'node:url'
import type { Place } from '@kit/api'
import type { EnvironmentModuleGraph } from 'vite'
import type { ModuleRunner } from 'vite/module-runner'
import { packageTree } from './package-tree.js'
import { framesOf } from './stack-frames.js'

const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/

/** Which files belong to the served API, for errors that come from anywhere. */
export class AppParts {
  constructor(
    private readonly moduleGraph: Pick<EnvironmentModuleGraph, 'fileToModulesMap'>,
    private readonly runner: Pick<ModuleRunner, 'evaluatedModules'>,
  ) {}

  /** The innermost place of an error in the API's own sources. */
  placeOf(problem: unknown): Place | undefined {
    return framesOf(problem).find(({ file }) => this.#isSource(file))
  }

  /**
   * Whether an error comes from the API, from a package that it imports, or from one that such a package needs. A failed connection has no
   * place in any file; in a dev server, it is the API that connects.
   */
  isOrigin(problem: unknown): boolean {
    const frames = framesOf(problem)
    if (frames.length === 0 || frames.some(({ file }) => this.#isSource(file))) return true
    const packages = packageTree([...this.runner.evaluatedModules.idToModuleMap.keys()].flatMap(packageOf))
    return frames.some(({ file }) => packageOf(file).some((folder) => packages.has(folder)))
  }

  #isSource(file: string): boolean {
    return !PACKAGE.test(file) && this.moduleGraph.fileToModulesMap.has(file)
  }
}

function packageOf(id: string): readonly string[] {
  return PACKAGE.exec(id.startsWith('file://') ? fileURLToPath(id) : id) ?? []
}
