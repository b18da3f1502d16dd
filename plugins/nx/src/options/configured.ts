import { join } from 'node:path'
import { type LoadedConfig, loadConfig, type RoutesSettings, type SettledSettings, settle } from '@kit/config'
import type { Tree } from '@nx/devkit'
import type { FoundProject } from '../project/find-project.js'
import { remembered } from './remember.js'

export interface Configured {
  /** The section of kit.config that is about document and routes. */
  readonly api: NonNullable<LoadedConfig['api']>
  readonly settings: SettledSettings
}

/**
 * The settings of a project: what was given wins over its kit.config, and that over what was remembered.
 *
 * @throws DiagnosticError KIT1700 and KIT1701 for a kit.config that can't be used
 */
export async function configured(tree: Tree, project: FoundProject, given: RoutesSettings = {}): Promise<Configured> {
  const config = await loadConfig(join(tree.root, project.root))
  const { guards, ...settings } = config?.api ?? {}
  return { api: config?.api ?? {}, settings: settle(remembered(project), settings, given) }
}
