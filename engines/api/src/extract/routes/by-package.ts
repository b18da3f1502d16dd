import { folderOf } from '../../evaluate/file-paths.js'
import type { ModuleGraph } from '../../evaluate/module-graph.js'
import type { Router } from './router.js'

/** Routers by the folder of the package that makes them. */
export function byPackage(graph: ModuleGraph, routers: readonly Router[]): ReadonlyMap<string, readonly Router[]> {
  const packages = new Map<string, Router[]>()
  for (const router of routers) {
    const folder = packageOf(graph, router.value.env.module.path)
    const own = packages.get(folder)
    if (own === undefined) packages.set(folder, [router])
    else own.push(router)
  }
  return packages
}

/** The folder of the `package.json` that a file is below; that of the project where there is none. */
function packageOf(graph: ModuleGraph, path: string): string {
  let folder = folderOf(path)
  while (folder !== '' && folder !== '.' && graph.text(`${folder}/package.json`) === undefined) folder = folderOf(folder)
  return folder
}
