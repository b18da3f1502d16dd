import type { Catalogue, CatalogueObject, Kind } from '../catalogue/objects.js'
import { identifier, role } from '../sql/quote.js'
import { run, type Statement } from './statement.js'

/** The word after ON, the privileges that an owner has without being told, and those that everybody has. */
const GRANTABLE: Partial<
  Record<Kind, { readonly word: string; readonly owner: readonly string[]; readonly everybody?: string; readonly defaults?: string }>
> = {
  schema: { word: 'SCHEMA', owner: ['USAGE', 'CREATE'], defaults: 'SCHEMAS' },
  table: {
    word: 'TABLE',
    owner: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'],
    defaults: 'TABLES',
  },
  view: {
    word: 'TABLE',
    owner: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'],
    defaults: 'TABLES',
  },
  'materialized view': {
    word: 'TABLE',
    owner: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'],
    defaults: 'TABLES',
  },
  column: { word: 'TABLE', owner: [] },
  'view column': { word: 'TABLE', owner: [] },
  sequence: { word: 'SEQUENCE', owner: ['USAGE', 'SELECT', 'UPDATE'], defaults: 'SEQUENCES' },
  routine: { word: 'ROUTINE', owner: ['EXECUTE'], everybody: 'EXECUTE', defaults: 'FUNCTIONS' },
  enum: { word: 'TYPE', owner: ['USAGE'], everybody: 'USAGE', defaults: 'TYPES' },
  domain: { word: 'TYPE', owner: ['USAGE'], everybody: 'USAGE', defaults: 'TYPES' },
  composite: { word: 'TYPE', owner: ['USAGE'], everybody: 'USAGE', defaults: 'TYPES' },
  range: { word: 'TYPE', owner: ['USAGE'], everybody: 'USAGE', defaults: 'TYPES' },
  'foreign data wrapper': { word: 'FOREIGN DATA WRAPPER', owner: ['USAGE'] },
  server: { word: 'FOREIGN SERVER', owner: ['USAGE'] },
}

/** What a new object of a kind grants by itself, with the default privileges that hold in the database. */
export function initialPrivileges(object: CatalogueObject, catalogue: Catalogue): readonly string[] {
  if (object.kind === 'extension member') {
    // Default privileges hold for what an extension makes as for anything else.
    const settings = catalogue.objects.has(object.parent ?? '') ? undefined : defaultsIn(catalogue, '', MEMBERS[object.facts.word])
    return settings ?? object.facts.initial
  }
  const known = GRANTABLE[object.kind]
  if (known === undefined) return []
  const builtin = [
    ...known.owner.map((privilege) => `\t${privilege}`),
    ...(known.everybody === undefined ? [] : [`public\t${known.everybody}`]),
  ]
  const settings = (where: string) => defaultsIn(catalogue, where, known.defaults)
  const everywhere = settings('') ?? builtin
  return [...everywhere, ...(object.schema === '' ? [] : (settings(` IN SCHEMA ${identifier(object.schema)}`) ?? []))]
}

const MEMBERS = { ROUTINE: 'FUNCTIONS', TABLE: 'TABLES', SEQUENCE: 'SEQUENCES', TYPE: 'TYPES', SCHEMA: 'SCHEMAS' } as const

function defaultsIn(catalogue: Catalogue, where: string, objects: string | undefined): readonly string[] | undefined {
  const found = catalogue.objects.get(`default privileges FOR ROLE ${identifier(catalogue.role)}${where} ON ${objects}`)
  return found?.kind === 'default privileges' ? found.facts.granted : undefined
}

/** GRANT and REVOKE between two lists. Privileges that one of the servers doesn't know are left alone. */
export function privilegeChanges(
  object: CatalogueObject,
  had: readonly string[],
  catalogue: Catalogue,
  unknown: ReadonlySet<string>,
): Statement[] {
  const word = object.kind === 'extension member' ? object.facts.word : GRANTABLE[object.kind]?.word
  if (word === undefined) return []
  const relevant = (list: readonly string[]) => new Set(list.filter((one) => !unknown.has(one.split('\t')[1] ?? '')))
  const [before, wanted] = [relevant(had), relevant(object.privileges)]
  const gone = [...before].filter((one) => !wanted.has(one) && !wanted.has(`${one}\t*`))
  const added = [...wanted].filter((one) => !before.has(one))
  return [
    ...grouped(gone.map((one) => (wanted.has(one.replace(/\t\*$/, '')) ? one : one.replace(/\t\*$/, '')))).map(
      ([grantee, privileges, option]) =>
        run(`REVOKE ${option ? 'GRANT OPTION FOR ' : ''}${list(object, privileges)} ON ${target(object, catalogue, word)} FROM ${grantee}`),
    ),
    ...grouped(added).map(([grantee, privileges, option]) =>
      run(`GRANT ${list(object, privileges)} ON ${target(object, catalogue, word)} TO ${grantee}${option ? ' WITH GRANT OPTION' : ''}`),
    ),
  ].map((statement) => ({ ...statement, sql: statement.sql.replace('\u0000owner', identifier(object.owner)) }))
}

function grouped(items: readonly string[]): [string, string[], boolean][] {
  const groups = new Map<string, [string, string[], boolean]>()
  for (const item of items) {
    const [grantee = '', privilege = '', option] = item.split('\t')
    const key = `${grantee}\t${option ?? ''}`
    const group = groups.get(key) ?? [grantee === '' ? '\u0000owner' : role(grantee), [], option === '*']
    group[1].push(privilege)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function list(object: CatalogueObject, privileges: readonly string[]): string {
  const column = object.kind === 'column' || object.kind === 'view column' ? ` (${object.ref})` : ''
  return privileges.map((privilege) => `${privilege}${column}`).join(', ')
}

function target(object: CatalogueObject, catalogue: Catalogue, word: string): string {
  const ref =
    object.kind === 'column' || object.kind === 'view column' ? (catalogue.objects.get(object.parent ?? '')?.ref ?? '') : object.ref
  return `${word} ${ref}`
}
