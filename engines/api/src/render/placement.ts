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
 */
export function placeSchemas(declarations: ReadonlyMap<string, Declaration>, groups: readonly PlacedGroup[]): ReadonlyMap<string, string> {
  const users = new Map<string, Set<string>>()
  for (const group of groups) {
    const open = [...group.references]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const known = users.get(next)
      if (known?.has(group.folder) === true) continue
      if (known === undefined) users.set(next, new Set([group.folder]))
      else known.add(group.folder)
      open.push(...(declarations.get(next)?.references.keys() ?? []))
    }
  }

  const local = new Map<string, string[]>()
  for (const identifier of declarations.keys()) {
    const [first, ...others] = users.get(identifier) ?? []
    if (first === undefined || others.length > 0) continue
    local.set(first, [...(local.get(first) ?? []), identifier])
  }
  const places = new Map<string, string>()
  for (const group of groups) {
    const own = local.get(group.folder) ?? []
    const lines = own.reduce((sum, identifier) => sum + countLines(declarations.get(identifier)?.text ?? ''), group.lines)
    if (lines > COMFORTABLE_LINES) continue
    for (const identifier of own) places.set(identifier, group.folder === '' ? 'contract' : `${group.folder}/contract`)
  }

  const files = new NameScope([], { ignoreCase: true })
  const shared = new Map<string, string>()
  for (const [identifier, declaration] of declarations) {
    if (places.has(identifier)) continue
    const { schema } = declaration.key
    let file = shared.get(schema)
    if (file === undefined) {
      const base = kebabCase(identifier) || 'schema'
      file = files.take(base, (index) => `${base}-${index}`)
      shared.set(schema, file)
    }
    places.set(identifier, `schemas/${file}`)
  }
  return places
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
