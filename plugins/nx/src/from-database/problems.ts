import type { Diagnostic, Place } from '@kit/api'

/** What an API of a database can have against it (KIT1800 to KIT1849). */
export const databaseProblems = {
  noTable: (table: string, known: readonly string[]): Diagnostic => ({
    code: 'KIT1800',
    severity: 'error',
    message: `The database has no table or view '${table}' in the schemas that were asked for.`,
    fix: known.length === 0 ? 'Name the schema with --schema.' : `There are: ${listed(known)}. Those of other schemas need --schema.`,
  }),
  empty: (schemas: readonly string[]): Diagnostic => ({
    code: 'KIT1801',
    severity: 'error',
    message: `There is no table or view in ${schemas.join(', ')}.`,
    fix: 'Name the schema with --schema, and check that --fromDb leads to the right database.',
  }),
  noSource: (given: string): Diagnostic => ({
    code: 'KIT1802',
    severity: 'error',
    message: `--fromDb '${given}' is no URL of a PostgreSQL database, no environment variable that is set, and no file or folder.`,
    fix: 'Give postgres://user:password@host:5432/database, the name of a variable that holds it, or the path of a .sql file or a folder of them.',
  }),
  readOnly: (tables: readonly string[]): Diagnostic => ({
    code: 'KIT1803',
    severity: 'warning',
    message: `Nothing identifies the rows of ${listed(tables)}, so the API only lists them.`,
    fix: 'Give them a primary key, or a unique index whose columns are not null, and run this again.',
  }),
  tableChanged: (table: string, changes: readonly string[], handlers: readonly string[], place: Place): Diagnostic => ({
    code: 'KIT1804',
    severity: 'note',
    message: `${table} has changed (${changes.join(', ')}), and these handlers were written before that: ${listed(handlers)}.`,
    fix: 'What they read and write of it was brought up to date. Look at what you have written into them yourself.',
    place,
  }),
  tableEdited: (table: string, changes: readonly string[], place: Place): Diagnostic => ({
    code: 'KIT1805',
    severity: 'warning',
    message: `${table} has changed (${changes.join(', ')}), but somebody has edited what the API reads and writes of it, so that file stays as it is.`,
    fix: 'Bring the file up to date by hand; or delete it and run this again, to have it written anew.',
    place,
  }),
  open: (operations: number): Diagnostic => ({
    code: 'KIT1806',
    severity: 'note',
    message: `Everybody who reaches the API can use its ${operations} operations: nothing in a database says who may.`,
    fix: 'Say it in the document with `security` and run this again, or put middleware in front of the routes. --tables leaves tables out.',
  }),
}

function listed(names: readonly string[]): string {
  return names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`
}
