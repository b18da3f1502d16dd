import { withDocumentsWords } from './doc-words.js'
import { put } from './put.js'
import type { View } from './read-view.js'
import { isTreeObject, member, sameTree, type Tree, type TreeObject, treeOf } from './tree.js'

/** What somebody has done to the sources, by name. */
export interface SourceChange {
  /** The document's tree as it would be, had only the sources changed since both agreed. */
  readonly tree: TreeObject
  readonly operations: Touched
  readonly schemas: Touched
}

export interface Touched {
  readonly changed: ReadonlySet<string>
  readonly added: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  /** New names by the old ones. */
  readonly renamed: ReadonlyMap<string, string>
}

/**
 * Carries what changed in the sources into the document that both last agreed on.
 *
 * @param agreed the agreed document, from `modelTree`
 * @param before what its sources said then
 * @param after  what they say now
 */
export function sourceChange(agreed: TreeObject, before: View, after: View): SourceChange {
  const operations = compared(before.operations, after.operations, addressOf)
  const schemas = compared(before.schemas, after.schemas, body)
  return {
    tree: {
      ...agreed,
      operations: carried(member(agreed, 'operations'), before.operations, after.operations, operations),
      schemas: carried(member(agreed, 'schemas'), before.schemas, after.schemas, schemas),
    },
    operations,
    schemas,
  }
}

export function isTouched({ operations, schemas }: SourceChange): boolean {
  return [operations, schemas].some(({ changed, added, removed }) => changed.size + added.size + removed.size > 0)
}

type Entries = ReadonlyMap<string, TreeObject>

/** An operation that goes while one with the same method and path comes was renamed; a schema likewise, by all that it says. */
function compared(before: Entries, after: Entries, identity: (one: TreeObject) => string): Touched {
  const gone = [...before].filter(([name]) => !after.has(name))
  const come = [...after].filter(([name]) => !before.has(name))
  const renamed = new Map<string, string>()
  for (const [name, one] of gone) {
    const match = come.find(([other, each]) => identity(each) === identity(one) && ![...renamed.values()].includes(other))
    if (match !== undefined) renamed.set(name, match[0])
  }
  const changed = [...before].flatMap(([name, one]) => {
    const now = after.get(name)
    return now !== undefined && !sameTree(one, now) ? [name] : []
  })
  return {
    changed: new Set(changed),
    added: new Set(come.map(([name]) => name)),
    removed: new Set(gone.map(([name]) => name)),
    renamed,
  }
}

/** What an operation is known by, whatever it and its parameters are called. */
export function addressOf(operation: TreeObject): string {
  return `${String(member(operation, 'method'))} ${String(member(operation, 'path')).replace(/\{[^}]*\}/g, '{}')}`
}

function body(schema: TreeObject): string {
  return JSON.stringify(member(schema, 'schema'))
}

function carried(agreed: Tree, before: Entries, after: Entries, touched: Touched): TreeObject {
  const { added, removed, renamed } = touched
  const changed = (one: Tree, was: string, is: string): Tree => {
    const told = [before.get(was), after.get(is)].map((view) => withDocumentsWords(one, view, before.get(was)))
    return put(one, told[0], told[1])
  }
  const whole = isTreeObject(agreed) ? agreed : {}
  const origins = new Map([...renamed].map(([from, to]) => [to, from]))
  const kept = Object.entries(whole).flatMap(([name, one]): readonly (readonly [string, Tree])[] => {
    const now = renamed.get(name)
    if (now !== undefined) return [[now, changed(one, name, now)]]
    if (removed.has(name)) return []
    return [[name, touched.changed.has(name) ? changed(one, name, name) : one]]
  })
  const come = [...added].filter((name) => !origins.has(name)).map((name) => [name, after.get(name)] as const)
  return treeOf([...kept, ...come])
}
