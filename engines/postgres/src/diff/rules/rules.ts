import type { Catalogue, Kind, Of } from '../../catalogue/objects.js'
import type { Statement } from '../statement.js'

/** What a rule may look at. */
export interface Context {
  readonly from: Catalogue
  readonly to: Catalogue
  /** Build indexes and check constraints without keeping writers out, on tables that are there already. */
  readonly online: boolean
  /** Whether the plan makes it: it was not there, or is dropped before. */
  isNew(id: string): boolean
  /** Whether the plan drops it, for good or to make it again. */
  isDropped(id: string): boolean
  /** What is written into the CREATE TABLE of a new table. */
  folded(table: string): readonly string[]
}

/** How one kind of object is made, dropped and changed. */
export interface Rules<K extends Kind> {
  create(object: Of<K>, context: Context): readonly Statement[]
  drop(object: Of<K>, context: Context): readonly Statement[]
  change(from: Of<K>, to: Of<K>, context: Context): Change
}

/**
 * `replace`: only dropping and making anew helps. `disturbs`: what depends on it must be out of the way meanwhile; `through` are columns that
 * change along with it.
 */
export type Change =
  | 'replace'
  | readonly Statement[]
  | { readonly statements: readonly Statement[]; readonly disturbs: true; readonly through?: readonly string[] }

/** Whether two facts are the same. Their keys come in the same order, since one reader made both. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
