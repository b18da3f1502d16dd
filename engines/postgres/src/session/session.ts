/** A row as it comes: nothing is known of its columns until zod has looked at them. */
export type Row = Readonly<Record<string, unknown>>

/** One connection to one database. Statements run one after the other; those that need no answer to be asked share a round trip. */
export interface Session {
  /** Where it leads, without a password: for messages. */
  readonly label: string
  /** One statement, and never more than one, with or without parameters. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>
  /** The rows of one statement, one by one as they come: for answers of which not all should be in memory. */
  each(sql: string, onRow: (row: Row) => void): Promise<void>
  /** Statements without parameters in one round trip; the rows of each. Several of them are one transaction unless they say otherwise. */
  script(sql: string): Promise<readonly (readonly Row[])[]>
  /** Statements in as few messages as can be, without their rows. An error says as `statement` which of them it was, by index. */
  batch(statements: readonly string[]): Promise<void>
  close(): Promise<void>
}
