import { type HandlerImport, type HandlerSource, propertyKey, type Resource, type TableOperation, templateText } from '@kit/api'
import type { Table } from '@kit/postgres'
import { tableModule } from './table-file.js'

type Operation = TableOperation<Table>

/** What the handler of each operation does, by the operation's id. */
export function handlerSources(operations: readonly Operation[]): ReadonlyMap<string, HandlerSource> {
  return new Map(operations.map((operation) => [operation.id, KINDS[operation.kind](operation)]))
}

const KINDS: Readonly<Record<Operation['kind'], (operation: Operation) => HandlerSource>> = {
  list: ({ resource, parent }) => {
    const { value, type } = resource
    const { sql, values } = parent === undefined ? { sql: '', values: [] } : conditionOf(parent.resource, 1)
    const fixed = parent?.properties.map((property, index) => `${propertyKey(property)}: ${values[index]}`)
    return {
      takes: parent === undefined ? ['query'] : ['params', 'query'],
      lines: [
        ...(parent === undefined
          ? []
          : [`await rowOf(\`select true from ${from(parent.resource)} where ${sql}\`, [${values.join(', ')}])`]),
        `const page = pageOf(${value}, query${fixed === undefined ? '' : `, { ${fixed.join(', ')} }`})`,
        ...call(`const rows = await rowsOf<${type}Row>`, [
          `\`select \${${value}.selection} from ${from(resource)} \${page.sql}\``,
          'page.values',
        ]),
      ],
      status: 200,
      body: 'page.of(rows)',
      imports: [
        ...(parent === undefined ? [] : [db('rowOf')]),
        db('rowsOf'),
        { name: 'pageOf', module: '../db/page' },
        ...tableImports(resource),
      ],
    }
  },
  get: ({ resource }) => {
    const { sql, values } = conditionOf(resource, 1)
    return {
      takes: ['params'],
      lines: [...rowOf(resource, `select \${${resource.value}.selection} from ${from(resource)} where ${sql}`, `[${values.join(', ')}]`)],
      status: 200,
      body: 'row',
      imports: [db('rowOf'), ...tableImports(resource)],
    }
  },
  create: ({ resource }) => ({
    takes: ['body'],
    lines: [
      `const { sql, values } = insertion(${resource.value}, body)`,
      ...rowOf(resource, `insert into ${from(resource)} \${sql} returning \${${resource.value}.selection}`, 'values', resource.value),
    ],
    status: 201,
    body: 'row',
    imports: [db('rowOf'), { name: 'insertion', module: '../db/write' }, ...tableImports(resource)],
  }),
  update: ({ resource }) => {
    const { sql, values } = conditionOf(resource, 2)
    const statement = `update ${from(resource)} set \${sql} where ${sql} returning \${${resource.value}.selection}`
    return {
      takes: ['params', 'body'],
      lines: [
        `const { sql, values } = changes(${resource.value}, body)`,
        ...rowOf(resource, statement, `[...values, ${values.join(', ')}]`, resource.value),
      ],
      status: 200,
      body: 'row',
      imports: [db('rowOf'), { name: 'changes', module: '../db/write' }, ...tableImports(resource)],
    }
  },
  delete: ({ resource }) => {
    const { sql, values } = conditionOf(resource, 1)
    return {
      takes: ['params'],
      lines: [`await rowOf(\`delete from ${from(resource)} where ${sql} returning true\`, [${values.join(', ')}])`],
      status: 204,
      imports: [db('rowOf')],
    }
  },
}

function rowOf({ type }: Resource, statement: string, values: string, table?: string): readonly string[] {
  return call(`const row = await rowOf<${type}Row>`, [`\`${statement}\``, values, ...(table === undefined ? [] : [table])])
}

/** How long a line may be, with its indentation left out. */
const WIDTH = 118

function call(head: string, args: readonly string[]): readonly string[] {
  const line = `${head}(${args.join(', ')})`
  return line.length <= WIDTH ? [line] : [`${head}(`, ...args.map((one) => `  ${one},`), ')']
}

/** What finds the row that the path names. Parameters of the path are identifiers. */
function conditionOf({ key, columns }: Resource<Table>, first: number): { readonly sql: string; readonly values: readonly string[] } {
  const conditions = key.map(({ property }, index) => {
    const name = columns.find((one) => one.property === property)?.column.sql.name ?? ''
    return `${templateText(name)} = $${first + index}`
  })
  return { sql: conditions.join(' and '), values: key.map(({ parameter }) => `params.${parameter}`) }
}

function from({ table }: Resource<Table>): string {
  return templateText(table.ref)
}

function db(name: string): HandlerImport {
  return { name, module: '../db' }
}

function tableImports(resource: Resource): readonly HandlerImport[] {
  const module = `../${tableModule(resource)}`
  return [
    { name: `${resource.type}Row`, module, type: true },
    { name: resource.value, module },
  ]
}
