import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { overlappingRoutes } from '../diagnostics/routes.js'
import type { ApiModel, Origin } from '../model/model.js'
import { type Entry, renderContractFile } from '../render/contract-file.js'
import type { Fragment } from '../render/declarations.js'
import { orderGroups } from '../render/group-order.js'
import { type Group, groupOperations } from '../render/groups.js'
import { renderIndexFile } from '../render/index-file.js'
import type { RoutesOptions } from '../render/options.js'
import { countLines, inOrder, placeSchemas } from '../render/placement.js'
import type { RenderedModel } from '../render/render-output.js'
import { orderRoutes } from '../render/route-order.js'
import { renderRoutesFile } from '../render/routes-file.js'
import { renderSchemaFile } from '../render/schema-files.js'
import type { Binding } from './bind-handlers.js'
import type { FormerOperation } from './former-operations.js'
import { PerTexts } from './per-text.js'
import type { StayingCode } from './staying-code.js'

/** The files that kit owns as long as nobody edits them, by path below the output folder. */
export interface TargetFiles {
  readonly files: ReadonlyMap<string, string>
  /** Modules of schemas that stand where somebody has put them, and not where kit would, by their identifiers. */
  readonly placed: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

export interface TargetInput {
  readonly rendered: RenderedModel
  readonly bindings: readonly Binding[]
  readonly orphans: readonly FormerOperation[]
  /** Folders without operations in which somebody's code still imports the contract. */
  readonly emptied: readonly string[]
  readonly staying: StayingCode
  /** Modules into which somebody has put schemas, by their identifiers. */
  readonly standing: ReadonlyMap<string, string>
  /** What texts are kept by that are made of the same as before. */
  readonly memory: object | undefined
  readonly servers: ApiModel['servers']
  readonly options: RoutesOptions
  /** Whether the index can import a folder's router. */
  isMountable(group: Group): boolean
  locate(origin: Origin): Place
}

/** Sorts rendered text into files. */
export function targetFiles(input: TargetInput): TargetFiles {
  const { rendered, bindings, options, staying, locate } = input
  const { declarations } = rendered
  const byId = new Map(bindings.map((one) => [one.operation.id, one]))
  const groups = groupOperations(
    rendered.operations.filter((one) => byId.has(one.id)),
    new Map(bindings.map((one) => [one.operation.id, one.folder])),
  )
  const parts = contractParts(groups, input)
  const { places, placed } = placeSchemas(
    declarations,
    parts.map(({ folder, entries, orphans: left }) => {
      const all = [...entries, ...left]
      return {
        folder,
        references: new Set(all.flatMap((one) => [...one.references.keys()])),
        lines: all.reduce((sum, one) => sum + countLines(one.text) + 1, 0),
      }
    }),
    importedSchemas(input),
    input.standing,
  )

  const files = new Map<string, string>()
  const schemas = byFile(places)
  const once = (file: string, made: readonly unknown[], render: () => string): void => {
    files.set(`${file}.ts`, texts.of(input, file, made, render))
  }
  for (const part of parts) {
    const module = `${below(part.folder)}contract`
    const passedOn = [...staying.names(module)].sort().flatMap((name) => passOn(name, module, rendered, places))
    const own = inOrder(schemas.get(module) ?? [], declarations)
    const named = (all: readonly Entry[]): readonly unknown[] => [
      all.length,
      ...all.flatMap(({ identifier, alias }) => [identifier, alias]),
    ]
    const others = passedOn.flatMap(({ identifier, name, type }) => [identifier, name, type, places.get(identifier)])
    const made = [
      ...named(part.entries),
      ...named(part.orphans),
      others.length,
      ...others,
      ...partsOf([...own, ...part.entries, ...part.orphans], places),
    ]
    once(module, made, () => renderContractFile({ ...part, passedOn }, own, places))
  }
  for (const group of groups) {
    const lines = group.operations.flatMap(({ id, method, path }) => [method, path, byId.get(id)?.contract, byId.get(id)?.handler])
    once(`${below(group.folder)}routes`, [options.framework, group.router, ...lines], () => routesFile(group, byId, options))
  }
  for (const [file, identifiers] of schemas) {
    if (!file.startsWith('schemas/')) continue
    const own = inOrder(identifiers, declarations)
    once(file, partsOf(own, places), () => renderSchemaFile(file, own, places))
  }
  const { ordered, conflicts } = orderGroups(groups)
  files.set('index.ts', renderIndexFile(options.framework, ordered.filter(input.isMountable), input.servers))
  return {
    files,
    placed,
    diagnostics:
      options.framework === 'fastify'
        ? []
        : conflicts.map(([a, b]) => overlappingRoutes(title(a), title(b), [locate(a.origin), locate(b.origin)])),
  }
}

const texts = new PerTexts<string>()

/** Modules from which somebody takes more than what somebody has put there. */
function importedSchemas({ staying, standing }: TargetInput): ReadonlySet<string> {
  return new Set(
    [...staying.modules].filter((module) => {
      const names = [...staying.names(module)]
      return names.length === 0 || names.some((name) => standing.get(name) !== module)
    }),
  )
}

/** What of some pieces of text shows in a file that holds them: the pieces, and where that stands which they refer to. */
function partsOf(pieces: readonly Fragment[], places: ReadonlyMap<string, string>): readonly unknown[] {
  return pieces.flatMap(({ text, references }) => [text, references, ...Array.from(references.keys(), (one) => places.get(one))])
}

function byFile(places: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>()
  for (const [identifier, file] of places) {
    const known = files.get(file)
    if (known === undefined) files.set(file, [identifier])
    else known.push(identifier)
  }
  return files
}

type Part = Omit<Parameters<typeof renderContractFile>[0], 'passedOn'>

function contractParts(groups: readonly Group[], { rendered, bindings, orphans, emptied, staying }: TargetInput): readonly Part[] {
  const served = byFolder(bindings.map(({ operation, folder, handler }) => ({ id: operation.id, folder, handler })))
  const left = byFolder(orphans)
  const entry = ({ id, folder, handler }: FolderMember): readonly Entry[] => {
    const fragment = rendered.entries.get(id)
    if (fragment === undefined) return []
    const identifier = rendered.naming.operation(id)
    const aliased = handler !== identifier && !rendered.declarations.has(handler) && staying.names(`${below(folder)}contract`).has(handler)
    return [{ ...fragment, identifier, ...(aliased && { alias: handler }) }]
  }
  return [...new Set([...groups.map((one) => one.folder), ...left.keys(), ...emptied])].map((folder) => ({
    folder,
    entries: (served.get(folder) ?? []).flatMap(entry),
    orphans: (left.get(folder) ?? []).flatMap(entry),
  }))
}

interface FolderMember {
  readonly id: string
  readonly folder: string
  readonly handler: string
}

function byFolder(members: readonly FolderMember[]): ReadonlyMap<string, readonly FolderMember[]> {
  const folders = new Map<string, FolderMember[]>()
  for (const one of members) {
    const known = folders.get(one.folder)
    if (known === undefined) folders.set(one.folder, [one])
    else known.push(one)
  }
  return folders
}

/** A schema of another file under a name that somebody's code takes from a contract. */
function passOn(name: string, module: string, { declarations }: RenderedModel, places: ReadonlyMap<string, string>) {
  const identifier = declarations.has(name) ? name : name.replace(/Input$/, '')
  const declaration = declarations.get(identifier)
  if (declaration === undefined || places.get(identifier) === module) return []
  const type = identifier !== name
  return type && !new RegExp(`^export (?:type|interface) ${name}\\b`, 'm').test(declaration.text) ? [] : [{ identifier, name, type }]
}

function routesFile(group: Group, byId: ReadonlyMap<string, Binding>, options: RoutesOptions): string {
  const lines = orderRoutes(group.operations).map((operation) => {
    const { contract = '', handler = '' } = byId.get(operation.id) ?? {}
    return { operation, contract, handler }
  })
  return renderRoutesFile(options.framework, group.folder, group.router, lines)
}

function title({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method.toUpperCase()} ${path}`
}

function below(folder: string): string {
  return folder === '' ? '' : `${folder}/`
}
