import { contractOf } from './contract-file.js'
import type { Declaration } from './declarations.js'
import type { PlacedGroup, Places } from './placement.js'

/** An import of a module; where it is needed at once, the other module has to be evaluated first. */
interface Need {
  readonly from: string
  readonly to: string
  readonly atOnce: boolean
}

/**
 * Of the schemas that somebody has put somewhere, those that can stand there: a module that is imported in a circle by what it imports itself may
 * be evaluated first, and whoever needs a schema at once would not have it.
 */
export function loadable(
  declarations: ReadonlyMap<string, Declaration>,
  groups: readonly PlacedGroup[],
  places: Places,
  placed: Places,
): Places {
  if (placed.size === 0) return placed
  const needs = needsOf(declarations, groups, places)
  const [imports, importers] = [linksOf(needs, 'from', 'to'), linksOf(needs, 'to', 'from')]
  const unfit = new Set(
    [...new Set(placed.values())].filter((module) => {
      const importing = reached(module, importers)
      const circle = new Set([...reached(module, imports)].filter((one) => importing.has(one)))
      return needs.some(({ from, to, atOnce }) => atOnce && circle.has(from) && circle.has(to))
    }),
  )
  return new Map([...placed].filter(([, module]) => !unfit.has(module)))
}

function needsOf(declarations: ReadonlyMap<string, Declaration>, groups: readonly PlacedGroup[], places: Places): readonly Need[] {
  const needs: Need[] = []
  const add = (from: string, other: string, atOnce: boolean): void => {
    const to = places.get(other)
    if (to !== undefined && to !== from) needs.push({ from, to, atOnce })
  }
  for (const [identifier, { references, cycle }] of declarations) {
    const from = places.get(identifier)
    if (from === undefined) continue
    for (const other of references.keys()) add(from, other, cycle === undefined || declarations.get(other)?.cycle !== cycle)
  }
  for (const { folder, references } of groups) for (const other of references) add(contractOf(folder), other, true)
  return needs
}

function linksOf(needs: readonly Need[], key: 'from' | 'to', value: 'from' | 'to'): ReadonlyMap<string, ReadonlySet<string>> {
  const links = new Map<string, Set<string>>()
  for (const need of needs) links.set(need[key], (links.get(need[key]) ?? new Set()).add(need[value]))
  return links
}

function reached(start: string, links: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [start]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(links.get(next) ?? []))
  }
  return seen
}
