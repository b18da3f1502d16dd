import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { overlappingRoutes } from '../diagnostics/routes.js'
import type { ApiModel, Origin } from '../model/model.js'
import { renderContractFile, type Entry } from '../render/contract-file.js'
import { type Group, groupOperations } from '../render/groups.js'
import { orderGroups } from '../render/group-order.js'
import { renderIndexFile } from '../render/index-file.js'
import type { RoutesOptions } from '../render/options.js'
import { placeSchemas } from '../render/placement.js'
import type { RenderedModel } from '../render/render-output.js'
import { orderRoutes } from '../render/route-order.js'
import { renderRoutesFile } from '../render/routes-file.js'
import { renderSchemaFiles } from '../render/schema-files.js'
import type { Binding } from './bind-handlers.js'
import type { Orphans } from './orphans.js'
import type { HandlerFiles } from './placed-handlers.js'

/** The files that kit owns as long as nobody edits them, by path below the output folder. */
export interface TargetFiles {
  readonly files: ReadonlyMap<string, string>
  /** Whether `schema.ts` is needed. */
  readonly helpers: boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** Sorts rendered text into files. */
export function targetFiles(
  rendered: RenderedModel,
  bindings: readonly Binding[],
  orphans: Orphans,
  model: ApiModel,
  options: RoutesOptions,
  handlers: HandlerFiles,
  locate: (origin: Origin) => Place,
): TargetFiles {
  const byId = new Map(bindings.map((one) => [one.operation.id, one]))
  const routed = rendered.operations.filter((one) => byId.has(one.id))
  const groups = groupOperations(routed, { split: options.split, lines: rendered.lines, placed: new Map(bindings.map((one) => [one.operation.id, one.folder])) })
  const folders = [...new Set([...groups.map((one) => one.folder), ...orphans.kept.map((one) => one.former.folder)])]

  const parts = folders.map((folder) => {
    const own = groups.find((one) => one.folder === folder)?.operations ?? []
    const taken = new Set(rendered.declarations.keys())
    for (const operation of own) taken.add(rendered.naming.operation(operation.id))
    const entry = (id: string, handler: string): readonly Entry[] => {
      const fragment = rendered.entries.get(id)
      if (fragment === undefined) return []
      const identifier = rendered.naming.operation(id)
      const aliased = handler !== identifier && !taken.has(handler) && mentionsContract(handlers, folder, handler)
      return [{ ...fragment, identifier, aliases: aliased ? [handler] : [] }]
    }
    return {
      folder,
      entries: own.flatMap((one) => entry(one.id, byId.get(one.id)?.handler ?? '')),
      orphans: orphans.kept.flatMap(({ former }) => (former.folder === folder ? entry(former.id, former.handler) : [])),
    }
  })
  const places = placeSchemas(
    rendered.declarations,
    parts.map(({ folder, entries, orphans: left }) => {
      const all = [...entries, ...left]
      return { folder, references: new Set(all.flatMap((one) => [...one.references.keys()])), lines: all.reduce((sum, one) => sum + one.text.split('\n').length, 0) }
    }),
  )

  const files = new Map<string, string>()
  for (const part of parts) files.set(`${below(part.folder)}contract.ts`, renderContractFile(part, rendered.declarations, places))
  for (const group of groups) files.set(`${below(group.folder)}routes.ts`, routesFile(group, byId, rendered, options))
  for (const [file, text] of renderSchemaFiles(rendered.declarations, places)) files.set(`${file}.ts`, text)
  const { ordered, conflicts } = orderGroups(groups)
  files.set('index.ts', renderIndexFile(options.framework, ordered, model.servers))
  return {
    files,
    helpers: [...rendered.entries.values(), ...rendered.declarations.values()].some((one) => one.helpers.size > 0),
    diagnostics: options.framework === 'fastify' ? [] : conflicts.map(([a, b]) => overlappingRoutes(title(a), title(b), [locate(a.origin), locate(b.origin)])),
  }
}

function routesFile(group: Group, byId: ReadonlyMap<string, Binding>, rendered: RenderedModel, options: RoutesOptions): string {
  const lines = orderRoutes(group.operations).map((operation) => ({
    operation,
    contract: rendered.naming.operation(operation.id),
    handler: byId.get(operation.id)?.handler ?? '',
  }))
  return renderRoutesFile(options.framework, group.folder, group.router, lines)
}

/** Whether a handler still says `contract.<its own name>`, so that the contract must know that name. */
function mentionsContract(handlers: HandlerFiles, folder: string, handler: string): boolean {
  return handlers.sources.get(folder)?.text.includes(`contract.${handler}`) === true
}

function title({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method.toUpperCase()} ${path}`
}

function below(folder: string): string {
  return folder === '' ? '' : `${folder}/`
}
