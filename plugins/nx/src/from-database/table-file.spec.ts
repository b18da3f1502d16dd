import { expect, test } from '@jest/globals'
import { apiOfTables } from '@kit/api'
import type { Table } from '@kit/postgres'
import { handlerSources } from './handler-sources.js'
import { tableFile } from './table-file.js'

const HARD = 'a`${x}\'"; drop table t; -- */'
const QUOTED = `"${HARD.replaceAll('"', '""')}"`

function hostile(): Table {
  const text = { type: 'string' } as const
  const facts = {
    nullable: false,
    required: true,
    indexed: true,
    sorted: true,
    ordered: true,
    ranged: false,
    writable: true,
    named: undefined,
  }
  const sql = { name: QUOTED, read: QUOTED, type: 'text', write: undefined }
  return {
    schema: 'public',
    name: HARD,
    ref: `public.${QUOTED}`,
    comment: undefined,
    view: false,
    writable: true,
    guarded: false,
    columns: [
      { name: HARD, comment: HARD, read: text, write: text, sql, ...facts },
      { name: '__proto__', comment: undefined, read: text, write: text, sql: { ...sql, name: '__proto__', read: '__proto__' }, ...facts },
    ],
    key: [HARD],
    foreignKeys: [],
    constraints: { [HARD]: [HARD] },
  }
}

const api = apiOfTables([hostile()], { title: 't', version: '1', envelope: 'spec' })

/** What a text means as code, once TypeScript's types are gone. */
function evaluated(text: string, name: string): unknown {
  const code = text
    .replace(/^import .*$/m, '')
    .replace(/^export interface[\s\S]*?^\}$/m, '')
    .replace(/^\/\*\*.*$/gm, '')
  return new Function(`${code.replace(`export const ${name}: Table`, 'const table')}\nreturn table`)()
}

test('a table says what its database says, however hard its names are', () => {
  const [resource] = api.resources
  expect(resource).toBeDefined()
  if (resource === undefined) return
  const text = tableFile(resource)
  expect(evaluated(text, resource.value)).toEqual({
    alias: QUOTED,
    selection: `${QUOTED}, __proto__ as proto_`,
    columns: { [HARD]: { name: QUOTED, type: 'text' }, proto_: { name: '__proto__', given: 'proto_', type: 'text' } },
    key: [HARD],
    filters: { proto_: ['proto_', '='] },
    constraints: { [HARD]: [HARD] },
  })
})

test('a handler has no way out of its statement', () => {
  for (const { lines } of handlerSources(api.operations).values()) {
    const statements = lines.join('\n').match(/`(?:[^`\\]|\\.)*`/gs) ?? []
    for (const statement of statements) {
      const text: unknown = new Function('aTable', 'page', 'sql', `return ${statement.replace(/\$\{\w+Table\.selection\}/g, '*')}`)(
        {},
        { sql: '' },
        '',
      )
      expect(text).toContain(QUOTED)
    }
    expect(lines.join('\n').replace(/`(?:[^`\\]|\\.)*`/gs, '')).not.toContain('drop table')
  }
})
