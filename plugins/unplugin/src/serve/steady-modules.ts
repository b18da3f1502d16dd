import { type EvaluatedModuleNode, EvaluatedModules } from 'vite/module-runner'

/**
 * The modules that run, of which none is forgotten while it is run. Vite's watcher tells of a save when a request has long led to the new code;
 * a module that begins anew in the middle of that finds half of what it imports, where modules import one another.
 */
export class SteadyModules extends EvaluatedModules {
  override invalidateModule(module: EvaluatedModuleNode): void {
    const runs = module.promise !== undefined && !module.evaluated
    if (!runs) super.invalidateModule(module)
  }
}
