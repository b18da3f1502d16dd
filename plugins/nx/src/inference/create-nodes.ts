import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CreateNodes, CreateNodesResult } from '@nx/devkit'
import { inferTargets, type KitPluginOptions } from './targets.js'

/**
 * Gives a project with an OpenAPI document its targets.
 *
 * Looks at file names and at nothing else: this runs before every Nx command, and an exception here takes the whole
 * workspace down, so a broken document must never be opened.
 */
export const createNodes: CreateNodes<KitPluginOptions> = [
  '**/openapi.{yaml,yml,json}',
  (files, options, context) =>
    files.map((file): readonly [string, CreateNodesResult] => [file, infer(dirname(file), options ?? {}, context.workspaceRoot)]),
]

function infer(root: string, options: KitPluginOptions, workspaceRoot: string): CreateNodesResult {
  const folder = join(workspaceRoot, root)
  const files = new Set([...names(folder), ...names(join(folder, 'src')).map((name) => `src/${name}`)])
  if (!files.has('package.json') && !files.has('project.json')) return {}
  return { projects: { [root]: { root, targets: inferTargets(files, options), metadata: { technologies: ['openapi'] } } } }
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
