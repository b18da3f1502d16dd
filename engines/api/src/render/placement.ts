import { contractOf } from './contract-file.js'
import type { Declaration } from './declarations.js'
import { COMFORTABLE_LINES } from './groups.js'
import { loadable } from './loadable.js'
import { NameScope } from './names.js'
import { kebabCase } from './words.js'

/** What a folder's contract file holds, as far as placing schemas goes. */
export interface PlacedGroup {
  readonly folder: string
  /** Identifiers of the schemas that its entries refer to. */
  readonly references: ReadonlySet<string>
  /** Lines its entries take. */
  readonly lines: number
}

/** The file of each schema, by its identifier; relative to the output folder and without extension. */
export type Places = ReadonlyMap<string, string>

export interface Placement {
  readonly places: Places
  /** Those of schemas that stand where somebody has put them, and not where kit would. */
  readonly placed: Places
}

/**
 * Decides the file of each schema: the contract of the only folder that needs it, or a file of its own below `schemas/` when several do or the
 * contract would become uncomfortable to read. By itself, no file below `schemas/` imports a contract, so modules are evaluated in an order that
 * works; somebody may put a schema into any of the files, as long as that is still so.
 *
 * @param imported files that somebody's own code imports; a schema that could stand in one of them does
 * @param standing where somebody has put schemas
 */
export function placeSchemas(
  declarations: ReadonlyMap<string, Declaration>,
  groups: readonly PlacedGroup[],
  imported: ReadonlySet<string>,
  standing: Places,
): Placement {
  const files = schemaFiles(declarations)
  const contracts = new Set(groups.map(({ folder }) => contractOf(folder)))
  const none: Places = new Map()
  const usual = placesWith(declarations, groups, imported, files, none)
  let placed: Places = new Map(
    [...standing].filter(([identifier, module]) => {
      const place = usual.get(identifier)
      return place !== undefined && place !== module && files.get(identifier) !== module && (isApart(module) || contracts.has(module))
    }),
  )
  for (;;) {
    const places = placed.size === 0 ? usual : placesWith(declarations, groups, imported, files, placed)
    const fitting = loadable(declarations, groups, places, placed)
    if (fitting.size === placed.size) return { places, placed }
    placed = fitting
  }
}

function placesWith(
  declarations: ReadonlyMap<string, Declaration>,
  groups: readonly PlacedGroup[],
  imported: ReadonlySet<string>,
  files: Places,
  placed: Places,
): Places {
  const hosts = new Set(placed.values())
  const users = findUsers(declarations, withPlaced(groups, placed))
  const apart = new Set(
    [...files].flatMap(([identifier, file]) => {
      const module = placed.get(identifier)
      const isHost = hosts.has(file) && declarations.get(identifier)?.key.form !== 'request'
      const isShared = imported.has(file) || isHost || !users.has(identifier)
      return (module === undefined ? isShared : isApart(module)) ? [identifier] : []
    }),
  )
  const neededApart = findUsers(declarations, [{ folder: 'schemas', references: apart }])
  const local = new Map<string, string[]>()
  for (const identifier of files.keys()) {
    const [first, ...others] = users.get(identifier) ?? []
    if (first === undefined || others.length > 0 || neededApart.has(identifier) || placed.has(identifier)) continue
    local.set(first, [...(local.get(first) ?? []), identifier])
  }
  const places = new Map([...files, ...placed])
  for (const { folder, lines } of groups) {
    const own = local.get(folder) ?? []
    const total = own.reduce((sum, identifier) => sum + countLines(declarations.get(identifier)?.text ?? ''), lines)
    if (total > COMFORTABLE_LINES) continue
    for (const identifier of own) places.set(identifier, contractOf(folder))
  }
  return places
}

/** Groups whose contracts need, too, what somebody has put there. */
function withPlaced(groups: readonly PlacedGroup[], placed: Places): readonly PlacedGroup[] {
  if (placed.size === 0) return groups
  return groups.map((group) => {
    const own = [...placed].flatMap(([identifier, module]) => (module === contractOf(group.folder) ? identifier : []))
    return own.length === 0 ? group : { ...group, references: new Set([...group.references, ...own]) }
  })
}

function isApart(module: string): boolean {
  return module.startsWith('schemas/')
}

/** A file for each schema, in all its forms, whether it will stand there or not: so that no file's name depends on where others stand. */
function schemaFiles(declarations: ReadonlyMap<string, Declaration>): Places {
  const names = new NameScope([], { ignoreCase: true })
  const bySchema = new Map<string, string>()
  const result = new Map<string, string>()
  for (const [identifier, { key }] of declarations) {
    const base = kebabCase(identifier) || 'schema'
    const file = bySchema.get(key.schema) ?? `schemas/${names.take(base, (index) => `${base}-${index}`)}`
    bySchema.set(key.schema, file)
    result.set(identifier, file)
  }
  return result
}

/** The folders that need a schema, directly or through others. */
function findUsers(
  declarations: ReadonlyMap<string, Declaration>,
  groups: readonly Omit<PlacedGroup, 'lines'>[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>()
  for (const { folder, references } of groups) {
    const open = [...references]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const known = users.get(next) ?? new Set()
      if (known.has(folder)) continue
      users.set(next, known.add(folder))
      open.push(...(declarations.get(next)?.references.keys() ?? []))
    }
  }
  return users
}

/** Orders the schemas of one file so that each stands after those it needs when the module loads. */
export function inOrder(identifiers: readonly string[], declarations: ReadonlyMap<string, Declaration>): readonly Declaration[] {
  const here = new Set(identifiers)
  const done = new Set<string>()
  const result: Declaration[] = []
  const visit = (identifier: string): void => {
    const declaration = declarations.get(identifier)
    if (done.has(identifier) || declaration === undefined) return
    done.add(identifier)
    for (const [other] of declaration.references) {
      const sameCycle = declaration.cycle !== undefined && declarations.get(other)?.cycle === declaration.cycle
      if (here.has(other) && !sameCycle) visit(other)
    }
    result.push(declaration)
  }
  for (const identifier of identifiers) visit(identifier)
  return result
}

export function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
