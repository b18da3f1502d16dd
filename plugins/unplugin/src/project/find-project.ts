import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { DiagnosticError, type RoutesOptions } from '@kit/api'
import type { SyncOptions } from '@kit/api/sources'
import { loadConfig, routesOptions, type SettledSettings, settle } from '@kit/config'
import { problems } from '../diagnostics/problems.js'
import { frameworkOf } from './framework.js'
import { rememberedSettings } from './remembered-settings.js'
import { workspaceRoot } from './workspace-root.js'

/** A folder with a document and with routes that kit has written. */
export interface Project {
  /** Absolute, as all paths here. */
  readonly root: string
  readonly document: string
  readonly options: RoutesOptions
  readonly sync: SyncOptions
}

/** The names under which a document is found without being told. */
const DOCUMENTS = ['openapi.yaml', 'openapi.yml', 'openapi.json']
/** What every folder of kit's routes has. */
const ROUTES = ['index.ts', 'http.ts', 'http/contract.ts']

/**
 * Finds out what there is to be kept in step in a folder, by the same settings as the generators: kit.config, what was remembered, or what
 * is there.
 *
 * @returns undefined where there is nothing: no document, or routes of somebody else's
 * @throws DiagnosticError where there is something, and it can't be told how it is meant
 */
export async function findProject(root: string): Promise<Project | undefined> {
  const settings = settle(rememberedSettings(root), (await loadConfig(root))?.api ?? {})
  const output = settings.output.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '')
  if (!hasKitRoutes(root, output)) return undefined
  const document = documentOf(root, settings)
  if (document === undefined) return undefined
  const workspace = workspaceRoot(root)
  const { allowRemote = [], allowOutside = false } = settings
  return {
    root,
    document,
    options: routesOptions(settings, settings.framework ?? frameworkOf(root, workspace), output),
    sync: { root: workspace, allowRemote, allowOutside },
  }
}

/** Routes that somebody has deleted are still kit's: it knows that they were there. */
function hasKitRoutes(root: string, output: string): boolean {
  return ROUTES.every((file) => existsSync(join(root, output, file))) || existsSync(join(root, '.kit/written', output))
}

function documentOf(root: string, { spec }: SettledSettings): string | undefined {
  if (spec !== undefined) {
    const candidates = isAbsolute(spec) ? [spec] : [join(root, spec), join(workspaceRoot(root), spec)]
    return candidates.find((path) => existsSync(path)) ?? candidates[0]
  }
  const found = DOCUMENTS.filter((name) => existsSync(join(root, name)))
  if (found.length > 1) throw new DiagnosticError([problems.severalDocuments(root, found)])
  return found[0] === undefined ? undefined : join(root, found[0])
}

/** Whether a file may decide what `findProject` finds. */
export function decidesProject(root: string, path: string): boolean {
  return [...DOCUMENTS, 'kit.config.ts', 'kit.config.mts', 'kit.config.js', 'kit.config.mjs', 'package.json', 'project.json'].some(
    (name) => path === join(root, name),
  )
}
