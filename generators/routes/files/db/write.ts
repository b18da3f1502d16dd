import type { Table } from './table.js'

/** The part of a statement that writes a body, and its parameter: the body as JSON, of which the database makes the columns' types. */
export interface Written {
  readonly sql: string
  readonly values: readonly unknown[]
}

/** `(a, b) select …` for an insert; columns that the body says nothing of get their defaults. */
export function insertion(table: Table, body: object): Written {
  const given = columnsOf(table, body)
  if (given.names === '') return { sql: 'default values', values: [] }
  return { sql: `(${given.names}) ${given.select}`, values: [JSON.stringify(body)] }
}

/** `(a, b) = (select …)` for an update of the columns that the body speaks of. */
export function changes(table: Table, body: object): Written {
  const given = columnsOf(table, body)
  return { sql: `(${given.names}) = (${given.select})`, values: [JSON.stringify(body)] }
}

function columnsOf(table: Table, body: object): { readonly names: string; readonly select: string } {
  const given = Object.keys(body).flatMap((property) => {
    const column = Object.hasOwn(table.columns, property) ? table.columns[property] : undefined
    return column === undefined ? [] : [column]
  })
  const names = given.map(({ name }) => name).join(', ')
  const values = given.map(({ name, given = name, write = `given.${given}` }) => write).join(', ')
  const types = given.map(({ name, given = name, type }) => `${given} ${type}`).join(', ')
  return { names, select: `select ${values} from json_to_record($1) as given(${types})` }
}
