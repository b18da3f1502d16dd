import { propertyKey, quote, type Resource, templateText } from '@kit/api'
import { identifier, type Table } from '@kit/postgres'
import { rowInterface } from './row-type.js'

/** Where the module of a table is, relative to the folder above the routes, without extension. */
export function tableModule({ segment }: Resource): string {
  return `db/tables/${segment}`
}

/** The module that says what the API reads and writes of a table. */
export function tableFile(resource: Resource<Table>): string {
  const { table, value, columns, key, filters } = resource
  const names = new Map(columns.map(({ property, column }) => [column.name, property]))
  const constraints = Object.entries(table.constraints).map(([name, of]): [string, string] => [
    name,
    list(of.flatMap((column) => names.get(column) ?? [])),
  ])
  const members = [
    `alias: ${quote(identifier(table.name))}`,
    `selection: ${selectionOf(columns.map(selected))}`,
    `columns: ${block(columns.map((one) => [one.property, columnText(one, key.length > 0)]))}`,
    `key: ${list(key.map(({ property }) => property))}`,
    `filters: ${block(filters.map(({ parameter, property, operator }) => [parameter, `[${quote(property)}, ${quote(operator)}]`]))}`,
    `constraints: ${block(constraints)}`,
  ]
  return `import type { Table } from '../table.js'

${rowInterface(resource, `A row of ${table.ref}.`)}
export const ${value}: Table = {
${members.map((member) => `  ${member},\n`).join('')}}
`
}

type Property = Resource<Table>['columns'][number]

/** How long a line may be, with its indentation left out. */
const WIDTH = 110

/** In one line, or in as many as it takes: white space means nothing in SQL. */
function selectionOf(columns: readonly string[]): string {
  const lines = ['']
  for (const [index, column] of columns.entries()) {
    const text = index === columns.length - 1 ? column : `${column}, `
    if (`${lines.at(-1)}${text}`.length > WIDTH && lines.at(-1) !== '') lines.push('')
    lines.push(`${lines.pop()}${text}`)
  }
  const [only = '', ...others] = lines
  if (others.length === 0) return quote(only)
  return `\`\n${lines.map((line) => `    ${templateText(line.trimEnd())}\n`).join('')}  \``
}

function selected({ property, column: { name, sql } }: Property): string {
  return sql.read === sql.name && property === name ? sql.name : `${sql.read} as ${identifier(property)}`
}

function columnText({ property, column }: Property, keyed: boolean): string {
  const { name, type, write } = column.sql
  const given = identifier(property)
  const members = [
    `name: ${quote(name)}`,
    ...(given === name ? [] : [`given: ${quote(given)}`]),
    `type: ${quote(type)}`,
    ...(write === undefined ? [] : [`write: ${quote(write)}`]),
    ...(column.nullable ? ['nullable: true'] : []),
    ...(column.ordered || keyed ? [] : ['unordered: true']),
  ]
  return `{ ${members.join(', ')} }`
}

function block(entries: readonly (readonly [string, string])[]): string {
  return entries.length === 0 ? '{}' : `{\n${entries.map(([name, text]) => `    ${propertyKey(name)}: ${text},\n`).join('')}  }`
}

function list(names: readonly string[]): string {
  return `[${names.map(quote).join(', ')}]`
}
