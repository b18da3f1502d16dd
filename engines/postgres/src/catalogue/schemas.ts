import { z } from 'zod'
import { identifier } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { parsePrivileges } from './privileges.js'
import { address } from './world.js'

const acl = z.array(z.string().nullable()).nullable()

export const schemas = part(
  () => `select n.oid, n.nspname::text as name, pg_get_userbyid(n.nspowner)::text as owner,
    coalesce(n.nspacl, acldefault('n', n.nspowner))::text[] as acl from pg_namespace n where ${USER_SCHEMA}`,
  z.object({ oid: z.number(), name: z.string(), owner: z.string(), acl }),
  ({ oid, name, owner, acl }, world) => {
    const ref = identifier(name)
    world.add(address(CLASS.namespace, oid), {
      kind: 'schema',
      ref,
      schema: name,
      name,
      facts: {},
      owner,
      privileges: parsePrivileges(acl, owner),
    })
  },
)

export const extensions = part(
  () => `select e.oid, e.extname::text as name, n.nspname::text as schema, e.extversion as version
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql'`,
  z.object({ oid: z.number(), name: z.string(), schema: z.string(), version: z.string() }),
  ({ oid, name, schema, version }, world) => {
    world.add(address(CLASS.extension, oid), {
      kind: 'extension',
      ref: identifier(name),
      schema: '',
      name,
      facts: { schema, version },
      requires: [`schema ${identifier(schema)}`],
    })
  },
)

export const collations = part(
  (version) => `select c.oid, n.nspname::text as schema, c.collname::text as name, pg_get_userbyid(c.collowner)::text as owner,
    c.collprovider::text as provider, c.collisdeterministic as deterministic, c.collcollate::text as collate, c.collctype::text as ctype,
    ${version >= 170000 ? 'c.colllocale' : version >= 150000 ? 'c.colliculocale' : 'null'}::text as locale,
    ${version >= 160000 ? 'c.collicurules' : 'null'}::text as rules
    from pg_collation c join pg_namespace n on n.oid = c.collnamespace where ${USER_SCHEMA}`,
  z.object({
    oid: z.number(),
    schema: z.string(),
    name: z.string(),
    owner: z.string(),
    provider: z.string(),
    deterministic: z.boolean(),
    collate: z.string().nullable(),
    ctype: z.string().nullable(),
    locale: z.string().nullable(),
    rules: z.string().nullable(),
  }),
  (row, world) => {
    const provider = { i: 'icu', c: 'libc', b: 'builtin', d: 'default' }[row.provider] ?? row.provider
    const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
    const locale = row.locale ?? (row.collate === row.ctype ? row.collate : null)
    const options = [
      `provider = ${provider}`,
      ...(row.deterministic ? [] : ['deterministic = false']),
      ...(locale === null
        ? [`lc_collate = ${quoted(row.collate ?? '')}`, `lc_ctype = ${quoted(row.ctype ?? '')}`]
        : [`locale = ${quoted(locale)}`]),
      ...(row.rules === null ? [] : [`rules = ${quoted(row.rules)}`]),
    ]
    world.add(address(CLASS.collation, row.oid), {
      kind: 'collation',
      ref: `${identifier(row.schema)}.${identifier(row.name)}`,
      schema: row.schema,
      name: row.name,
      owner: row.owner,
      facts: { definition: `(${options.join(', ')})` },
      requires: [`schema ${identifier(row.schema)}`],
    })
  },
)
