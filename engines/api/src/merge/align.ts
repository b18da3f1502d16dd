import { declaredNames, keysOf } from './keys.js'
import type { List, Tree } from './tree.js'

/** Which item of one list is which of another one. */
export type Alignment = ReadonlyMap<Tree, Tree>

/** Finds the items of a list again: by their keys, the surest first; then by what they say; then, where position means something, by it. */
export function align(base: List, other: List): Alignment {
  const matches = alignByKeys(base, other)
  const match = (one: Tree, another: Tree): void => {
    matches.set(one, another)
  }
  if (base.kind === 'statements') pairRenamed(base, other, matches, match)
  else if (base.kind === 'arguments' || base.kind === 'links') pairGaps(base, other, matches, match)
  else if (base.kind === 'commas' || base.kind === 'alternatives') pairSingle(base, other, matches, match)
  return matches
}

/** The same, as far as keys go: for what both sides have added. */
export function alignByKeys(base: List, other: List): Map<Tree, Tree> {
  const matches = new Map<Tree, Tree>()
  const taken = new Set<Tree>()
  const match = (one: Tree, another: Tree): void => {
    matches.set(one, another)
    taken.add(another)
  }
  const keys = new Map([...base.items, ...other.items].map((one) => [one, keysOf(one, base.kind)]))
  const levels = Math.max(0, ...Array.from(keys.values(), (one) => one.length))
  for (let level = 0; level < levels; level++) {
    const free = new Map<string, Tree[]>()
    for (const one of other.items) {
      const key = keys.get(one)?.[level]
      if (key !== undefined && key !== '' && !taken.has(one)) free.set(key, [...(free.get(key) ?? []), one])
    }
    for (const one of base.items) {
      if (matches.has(one)) continue
      const found = free.get(keys.get(one)?.[level] ?? '')?.shift()
      if (found !== undefined) match(one, found)
    }
  }
  return matches
}

/** Statements that say the same but for the name they declare. A type and a value of one name are renamed together, or neither is. */
function pairRenamed(base: List, other: List, matches: ReadonlyMap<Tree, Tree>, match: (one: Tree, another: Tree) => void): void {
  const taken = new Set(matches.values())
  const free = other.items.filter((one) => !taken.has(one) && declaredNames(one).length > 0)
  const pairs = new Map<Tree, Tree>()
  for (const one of base.items) {
    if (matches.has(one) || one.type === 'ImportDeclaration') continue
    const found = free.find((another) => nameless(one) !== undefined && nameless(another) === nameless(one))
    if (found === undefined) continue
    free.splice(free.indexOf(found), 1)
    pairs.set(one, found)
  }
  for (const [one, found] of pairs) {
    const [name] = declaredNames(one)
    if (base.items.every((each) => pairs.has(each) || declaredNames(each)[0] !== name)) match(one, found)
  }
}

function nameless(tree: Tree): string | undefined {
  const [name] = declaredNames(tree)
  const inner = tree.parts.get('declaration') ?? tree
  return name === undefined ? undefined : inner.print.replaceAll(`Identifier<${name}>`, 'Identifier<>')
}

/** What is left of both between the same neighbours, in its order. */
function pairGaps(base: List, other: List, matches: ReadonlyMap<Tree, Tree>, match: (one: Tree, another: Tree) => void): void {
  const places = new Map(other.items.map((one, index) => [one, index]))
  const taken = new Set(matches.values())
  let from = 0
  base.items.forEach((one, index) => {
    const found = matches.get(one)
    if (found !== undefined) {
      from = (places.get(found) ?? 0) + 1
      return
    }
    const next = base.items.slice(index + 1).find((later) => matches.has(later))
    const end = next === undefined ? other.items.length : (places.get(matches.get(next) ?? next) ?? other.items.length)
    const candidate = other.items.slice(from, end).find((another) => !taken.has(another))
    if (candidate === undefined) return
    taken.add(candidate)
    match(one, candidate)
    from = (places.get(candidate) ?? 0) + 1
  })
}

/** An array that holds, say, one object: it is the same object, whatever has become of it. */
function pairSingle(base: List, other: List, matches: ReadonlyMap<Tree, Tree>, match: (one: Tree, another: Tree) => void): void {
  const taken = new Set(matches.values())
  for (const type of new Set(base.items.map((one) => one.type))) {
    if (/^(?:Property|TSPropertySignature|Literal|TSLiteralType|ImportSpecifier|ExportSpecifier|Identifier)$/.test(type)) continue
    const [one, ...more] = base.items.filter((item) => item.type === type && !matches.has(item))
    const [another, ...others] = other.items.filter((item) => item.type === type && !taken.has(item))
    if (one !== undefined && another !== undefined && more.length === 0 && others.length === 0) match(one, another)
  }
}
