import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { differingPaths } from '../sync/difference.js'
import type { View } from '../sync/read-view.js'
import { addressOf } from '../sync/source-change.js'
import { isTreeObject, member, type Tree, treeOf } from '../sync/tree.js'
import type { BothSides } from './both-sides.fixture.js'

/**
 * The operations and schemas in which two readings differ, each with what differs.
 *
 * @param isKnown whether a difference, by the name of its unit and its path there, is none
 */
export function differingUnits(
  one: View,
  other: View,
  isKnown = (_name: string, _path: readonly string[]): boolean => false,
): ReadonlyMap<string, string> {
  const units = new Map<string, string>()
  for (const kind of ['operations', 'schemas'] as const) {
    for (const name of new Set([...one[kind].keys(), ...other[kind].keys()])) {
      const [before, after] = [one, other].map((each) => meaning(each[kind].get(name)))
      const paths = differingPaths(before, after).filter((path) => !isKnown(name, path))
      if (paths.length === 0) continue
      const at = (tree: Tree, path: readonly string[]): Tree =>
        path.reduce((value, key) => (isTreeObject(value) ? member(value, key) : undefined), tree)
      const details = paths.map((path) => `${path.join('.')}: ${JSON.stringify(at(before, path))} / ${JSON.stringify(at(after, path))}`)
      units.set(`${kind}/${name}`, `${name} ${details.join('; ')}`)
    }
  }
  return units
}

/**
 * Whether a document says that only one direction has a property: code says so by having a schema twice, and where only one direction is left
 * it has no word for that.
 */
export function saysDirection(document: string): (name: string, path: readonly string[]) => boolean {
  const whole: Tree = JSON.parse(document)
  return (name, path) => {
    const keys = ['components', 'schemas', name, ...path.slice(1)]
    const value = keys.reduce<Tree>((tree, key) => (isTreeObject(tree) ? member(tree, key) : undefined), whole)
    return value === true && /^(?:read|write)Only$/.test(path.at(-1) ?? '')
  }
}

/** Without the folder in which something stands: what somebody has edited stays there, whatever its tag. Without what only they check, too. */
function meaning(tree: Tree, top = true): Tree {
  if (Array.isArray(tree)) return tree.map((one: Tree) => meaning(one, false))
  if (tree === undefined || !isTreeObject(tree)) return tree
  const entries = Object.entries(tree).filter(([key]) => !(top ? /^(?:tags|origin)$/ : /^x-refinements$/).test(key))
  // The order of what is required means nothing.
  const sorted = (key: string, one: Tree): Tree => (key === 'required' && Array.isArray(one) ? [...one].sort() : one)
  return treeOf(entries.map(([key, one]) => [key, sorted(key, meaning(one, false))]))
}

/** Whether one of two sides has renamed what the other one has changed, so that neither has it as it will be. */
export function isRenamed(unit: string, sides: readonly View[]): boolean {
  const [kind, name] = [unit.startsWith('operations/') ? ('operations' as const) : ('schemas' as const), unit.slice(unit.indexOf('/') + 1)]
  if (sides.every((one) => one[kind].has(name))) return false
  if (kind === 'schemas') return true
  const addresses = sides.flatMap(({ operations }) => Array.from(operations, ([other, one]) => [other, addressOf(one)] as const))
  const own = new Set(addresses.flatMap(([other, address]) => (other === name ? [address] : [])))
  return addresses.some(([other, address]) => other !== name && own.has(address))
}

/** Says whether a unit is named by something that was reported. */
export function excused(diagnostics: readonly Diagnostic[], { files }: BothSides): (unit: string) => boolean {
  const named = diagnostics.flatMap(({ code, message, place, related = [] }) => {
    if (!REPORTED.test(code)) return []
    // A folder that stays as it is says what it says.
    const folder = place?.file.slice(0, place.file.lastIndexOf('/'))
    const texts = Object.entries(files).flatMap(([path, text]) => (path.slice(0, path.lastIndexOf('/')) === folder ? [text] : []))
    const lines = [place, ...related].flatMap((one) => (one === undefined ? [] : [files[one.file]?.split('\n')[one.line - 1] ?? '']))
    return STAYS.test(code) ? [message, ...texts] : [message, ...lines]
  })
  const words = new Set(named.flatMap((text) => text.match(/[\p{ID_Continue}$]+/gu) ?? []))
  return (unit) => words.has(unit.slice(unit.indexOf('/') + 1).replace(/(?<=\D)\d$/, '')) || words.has(unit.slice(unit.indexOf('/') + 1))
}

/** Units of sources that stay because something that was reported still refers to them. */
export function neededBy(isExcused: (unit: string) => boolean, view: View): (unit: string) => boolean {
  const all = (['operations', 'schemas'] as const).flatMap((kind) =>
    Array.from(view[kind], ([name, one]) => [`${kind}/${name}`, one] as const),
  )
  const staying = new Set<string>(all.flatMap(([unit]) => (isExcused(unit) ? [unit] : [])))
  for (const unit of staying) {
    const text = JSON.stringify(all.find(([other]) => other === unit)?.[1] ?? {})
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) staying.add(`schemas/${name}`)
  }
  return (unit) => staying.has(unit)
}

const STAYS = /^KIT150[124]$/
const REPORTED = /^KIT15(?:0[124]|2|6)/
