/** One statement of a plan, before it has its place. */
export interface Statement {
  readonly sql: string
  /** What of the user's data is lost when it runs; such statements need the user's word. */
  readonly loss?: string
  /** Why it may fail, depending on the rows that there are. */
  readonly risk?: string
  /**
   * `shared`: in the transaction of its neighbours; `fresh`: in a new one, so that locks of those before are gone;
   * `commit`: what follows needs it committed; `none`: it can't run in a transaction.
   */
  readonly transaction?: 'shared' | 'fresh' | 'commit' | 'none'
}

export const run = (sql: string, more: Omit<Statement, 'sql'> = {}): Statement => ({ sql, ...more })
