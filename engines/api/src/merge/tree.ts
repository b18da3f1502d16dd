/** What separates the items of a list. */
export type ListKind = 'statements' | 'commas' | 'arguments' | 'members' | 'alternatives' | 'links'

/** Things in a row that can be added, removed and moved one by one. */
export interface List {
  readonly kind: ListKind
  /** Between them stand the items, with everything around them. */
  readonly open: number
  readonly close: number
  readonly items: readonly Tree[]
}

/**
 * A piece of syntax, without what formatting decides: parentheses, quotes, semicolons, trailing commas, comments. Chains of calls are lists
 * of links, so that a link can come between two others.
 */
export interface Tree {
  readonly type: string
  readonly start: number
  /** Without a semicolon or comma after a member of a type. */
  readonly end: number
  /** What it says beside its parts: a name, a literal, an operator. */
  readonly head: string
  /** Where the head stands, if it can be replaced alone. */
  readonly headEnd?: number
  readonly parts: ReadonlyMap<string, Tree>
  readonly list?: List
  /** All of it in one notation: equal for what means the same. */
  readonly print: string
}

/** The items of a tree; none where it is no list. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.list?.items ?? []
}

/** Goes through a tree from the outside in. */
export function* descendants(tree: Tree): Generator<Tree> {
  for (const child of [...tree.parts.values(), ...itemsOf(tree)]) {
    yield child
    yield* descendants(child)
  }
}
