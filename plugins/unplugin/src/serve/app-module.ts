import { setImmediate } from 'node:timers/promises'
import type { DevEnvironment } from 'vite'
import type { ModuleRunner } from 'vite/module-runner'
import { Freshness } from './freshness.js'

export type ModuleNamespace = Readonly<Record<string, unknown>>

/**
 * The module that makes the app, and all that it imports, run by Vite. Only what has changed and what imports it is run anew: a store or a
 * pool in a module of its own outlives an edit of a handler.
 */
export class AppModule {
  readonly #freshness = new Freshness()

  constructor(
    private readonly file: string,
    private readonly environment: DevEnvironment,
    private readonly runner: ModuleRunner,
  ) {}

  /**
   * @returns the same object as before where nothing has changed
   * @throws whatever Vite or the code throws
   */
  async load(): Promise<ModuleNamespace> {
    const { moduleGraph } = this.environment
    for (const file of this.#freshness.changed()) moduleGraph.onFileChange(file)
    try {
      return await this.runner.import<ModuleNamespace>(this.file)
    } catch (problem) {
      await this.#forgetFailed()
      throw problem
    } finally {
      this.#freshness.learn(moduleGraph.fileToModulesMap.keys())
    }
  }

  close(): Promise<void> {
    return this.runner.close()
  }

  /** Vite and its runner would give the same failure for ever: what was missing may appear without any change to what imports it. */
  async #forgetFailed(): Promise<void> {
    const { evaluatedModules } = this.runner
    const { moduleGraph } = this.environment
    for (const node of evaluatedModules.idToModuleMap.values()) {
      node.promise?.catch(() => {
        evaluatedModules.invalidateModule(node)
        const module = moduleGraph.getModuleById(node.id)
        if (module !== undefined) moduleGraph.invalidateModule(module)
      })
    }
    // What has failed says so at once; what is still busy need not be waited for.
    await setImmediate()
  }
}
