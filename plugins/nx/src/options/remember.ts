import { isDeepStrictEqual } from 'node:util'
import { DEFAULTS, REMEMBERED, RoutesSettings } from '@kit/config'
import { joinPathFragments, readJson, type Tree, writeJson } from '@nx/devkit'
import { z } from 'zod'
import type { FoundProject } from '../project/find-project.js'
import { frameworksOf } from '../project/framework.js'
import { readOptions } from './read-options.js'

/** The settings that an earlier run has left with the project. */
export function remembered(project: FoundProject): RoutesSettings {
  return readOptions(RoutesSettings, project.configuration.generators?.[REMEMBERED] ?? {})
}

/**
 * Keeps what the next run could not find out by itself with the project, so that without options it means the same routes:
 * under `generators` in its project.json, or under `nx` in its package.json when it has no project.json.
 *
 * @param configured what its kit.config says, which need not be said twice
 */
export function remember(tree: Tree, project: FoundProject, settings: RoutesSettings, configured: RoutesSettings = {}): void {
  const known = new Map<string, unknown>(Object.entries({ ...DEFAULTS, ...configured }))
  const kept = Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => value !== undefined && !isDeepStrictEqual(value, known.get(key))),
  )
  const [only, ...others] = frameworksOf(tree, project)
  if (only === settings.framework && others.length === 0) delete kept['framework']
  if (isDeepStrictEqual(kept, { ...remembered(project) })) return
  const file = ['project.json', 'package.json'].map((name) => joinPathFragments(project.root, name)).find((path) => tree.exists(path))
  if (file === undefined) return
  const content = Json.parse(readJson(tree, file))
  if (file.endsWith('project.json')) writeJson(tree, file, withKept(content, kept))
  else writeJson(tree, file, { ...content, nx: withKept(Json.parse(content['nx'] ?? {}), kept) })
}

const Json = z.record(z.string(), z.unknown())

function withKept(configuration: Record<string, unknown>, kept: Record<string, unknown>): Record<string, unknown> {
  return { ...configuration, generators: { ...Json.parse(configuration['generators'] ?? {}), [REMEMBERED]: kept } }
}
