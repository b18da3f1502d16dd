import type { Declaration } from './declarations.js'
import { COMFORTABLE_LINES } from './groups.js'
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

/**
 * Decides the file of each schema, relative to the output folder and without extension: the contract of the only folder that needs it,
 * or a file of its own below `schemas/` when several do or the contract would become uncomfortable to read.
 * Files below `schemas/` never import a contract, so modules are evaluated in an order that works.
 *
 * @param imported files that somebody's own code imports; a schema that could stand in one of them does
 */
export function placeSchemas(
  declarations: ReadonlyMap<string, Declaration>,
  groups: readonly PlacedGroup[],
  imported: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const files = schemaFiles(declarations)
  const users = findUsers(declarations, groups)
  const apart = new Set([...files].flatMap(([identifier, file]) => (imported.has(file) || !users.has(identifier) ? [identifier] : [])))
  const neededApart = findUsers(declarations, [{ folder: 'schemas', references: apart }])
  const local = new Map<string, string[]>()
  for (const identifier of files.keys()) {
    const [first, ...others] = users.get(identifier) ?? []
    if (first === undefined || others.length > 0 || neededApart.has(identifier)) continue
    local.set(first, [...(local.get(first) ?? []), identifier])
  }
  const places = new Map(files)
  for (const { folder, lines } of groups) {
    const own = local.get(folder) ?? []
    const total = own.reduce((sum, identifier) => sum + countLines(declarations.get(identifier)?.text ?? ''), lines)
    if (total > COMFORTABLE_LINES) continue
    for (const identifier of own) places.set(identifier, folder === '' ? 'contract' : `${folder}/contract`)
  }
  return places
}

/** A file for each schema, in all its forms, whether it will stand there or not: so that no file's name depends on where others stand. */
function schemaFiles(declarations: ReadonlyMap<string, Declaration>): ReadonlyMap<string, string> {
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
