import { z } from 'zod'
import { identifier, qualified } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part } from './part.js'
import { parsePrivileges } from './privileges.js'
import { foreignOptions } from './types.js'
import { address } from './world.js'

const text = z.string().nullable()
const texts = z.array(text).nullable()

const Published = z.object({ schema: z.string(), name: text, columns: z.array(z.string()).nullable(), filter: text })

export const publications = part(
  (version) => `select p.oid, p.pubname::text as name, pg_get_userbyid(p.pubowner)::text as owner, p.puballtables as all,
    concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
      case when p.pubtruncate then 'truncate' end) as publish, p.pubviaroot as viaroot,
    (select json_agg(json_build_object('schema', n.nspname, 'name', c.relname,
      'columns', ${version >= 150000 ? '(select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (r.prattrs))' : 'null'},
      'filter', ${version >= 150000 ? 'pg_get_expr(r.prqual, r.prrelid)' : 'null'}) order by n.nspname, c.relname)
      from pg_publication_rel r join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace where r.prpubid = p.oid) as tables,
    ${version >= 150000 ? '(select array_agg(n.nspname::text order by n.nspname) from pg_publication_namespace pn join pg_namespace n on n.oid = pn.pnnspid where pn.pnpubid = p.oid)' : 'null::text[]'} as schemas
    from pg_publication p`,
  z.object({
    oid: z.number(),
    name: z.string(),
    owner: z.string(),
    all: z.boolean(),
    publish: z.string(),
    viaroot: z.boolean(),
    tables: z.array(Published).nullable(),
    schemas: texts,
  }),
  (row, world) => {
    const tables = (row.tables ?? []).map(({ schema, name, columns, filter }) => {
      const list = columns === null ? '' : ` (${columns.join(', ')})`
      return `TABLE ${qualified(schema, name ?? '')}${list}${filter === null ? '' : ` WHERE (${filter})`}`
    })
    const schemas = (row.schemas ?? []).filter((schema) => schema !== null)
    world.add(address(CLASS.publication, row.oid), {
      kind: 'publication',
      ref: identifier(row.name),
      schema: '',
      name: row.name,
      owner: row.owner,
      facts: {
        options: `publish = '${row.publish}', publish_via_partition_root = ${row.viaroot}`,
        contents: [...tables, ...schemas.map((schema) => `TABLES IN SCHEMA ${identifier(schema)}`)],
        all: row.all,
      },
      requires: [
        ...(row.tables ?? []).map(({ schema, name }) => `table ${qualified(schema, name ?? '')}`),
        ...schemas.map((schema) => `schema ${identifier(schema)}`),
      ],
    })
  },
)

export const eventTriggers = part(
  () => `select e.oid, e.evtname::text as name, e.evtevent::text as event, pg_get_userbyid(e.evtowner)::text as owner, e.evttags::text[] as tags,
    e.evtfoid::regproc::text as call, e.evtenabled::text as enabled from pg_event_trigger e`,
  z.object({ oid: z.number(), name: z.string(), event: z.string(), owner: z.string(), tags: texts, call: z.string(), enabled: z.string() }),
  (row, world) => {
    const enabled = { O: 'ENABLE', D: 'DISABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' }[row.enabled] ?? 'ENABLE'
    world.add(address(CLASS.eventTrigger, row.oid), {
      kind: 'event trigger',
      ref: identifier(row.name),
      schema: '',
      name: row.name,
      owner: row.owner,
      facts: { event: row.event, tags: (row.tags ?? []).filter((tag) => tag !== null).sort(), call: row.call, enabled },
    })
  },
)

export const foreignDataWrappers = part(
  () => `select w.oid, w.fdwname::text as name, pg_get_userbyid(w.fdwowner)::text as owner, coalesce(w.fdwacl, acldefault('F', w.fdwowner))::text[] as acl,
    nullif(w.fdwhandler, 0)::regproc::text as handler, nullif(w.fdwvalidator, 0)::regproc::text as validator, w.fdwoptions::text[] as options
    from pg_foreign_data_wrapper w`,
  z.object({ oid: z.number(), name: z.string(), owner: z.string(), acl: texts, handler: text, validator: text, options: texts }),
  (row, world) => {
    world.add(address(CLASS.foreignDataWrapper, row.oid), {
      kind: 'foreign data wrapper',
      ref: identifier(row.name),
      schema: '',
      name: row.name,
      owner: row.owner,
      privileges: parsePrivileges(row.acl, row.owner),
      facts: { handler: row.handler ?? undefined, validator: row.validator ?? undefined, options: foreignOptions(row.options) },
    })
  },
)

export const servers = part(
  () => `select s.oid, s.srvname::text as name, pg_get_userbyid(s.srvowner)::text as owner, coalesce(s.srvacl, acldefault('S', s.srvowner))::text[] as acl,
    quote_ident(w.fdwname) as wrapper, s.srvtype as type, s.srvversion as version, s.srvoptions::text[] as options
    from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw`,
  z.object({
    oid: z.number(),
    name: z.string(),
    owner: z.string(),
    acl: texts,
    wrapper: z.string(),
    type: text,
    version: text,
    options: texts,
  }),
  (row, world) => {
    world.add(address(CLASS.server, row.oid), {
      kind: 'server',
      ref: identifier(row.name),
      schema: '',
      name: row.name,
      owner: row.owner,
      privileges: parsePrivileges(row.acl, row.owner),
      facts: { wrapper: row.wrapper, type: row.type ?? undefined, version: row.version ?? undefined, options: foreignOptions(row.options) },
      requires: [`foreign data wrapper ${row.wrapper}`],
    })
  },
)

/** The options of a user mapping may hold a password: they are read by owners only, and never shown in a report. */
export const userMappings = part(
  () =>
    `select m.umid as oid, quote_ident(m.srvname) as server, m.usename::text as name, m.umuser as user, m.umoptions::text[] as options from pg_user_mappings m`,
  z.object({ oid: z.number(), server: z.string(), name: z.string(), user: z.number(), options: texts }),
  (row, world) => {
    const name = row.user === 0 ? 'PUBLIC' : identifier(row.name)
    world.add(address(CLASS.userMapping, row.oid), {
      kind: 'user mapping',
      ref: `${name} SERVER ${row.server}`,
      schema: '',
      name: row.name,
      facts: { server: row.server, options: foreignOptions(row.options) },
      requires: [`server ${row.server}`],
    })
  },
)

const OBJECTS: Readonly<Record<string, string>> = {
  r: 'TABLES',
  S: 'SEQUENCES',
  f: 'FUNCTIONS',
  T: 'TYPES',
  n: 'SCHEMAS',
  L: 'LARGE OBJECTS',
}

export const defaultPrivileges = part(
  () => `select pg_get_userbyid(d.defaclrole)::text as role, n.nspname::text as schema, d.defaclobjtype::text as objects, d.defaclacl::text[] as acl,
    case when d.defaclnamespace = 0 then acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole)::text[] end as builtin
    from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace`,
  z.object({ role: z.string(), schema: text, objects: z.string(), acl: texts, builtin: texts }),
  (row, world) => {
    const objects = OBJECTS[row.objects] ?? row.objects
    const where = row.schema === null ? '' : ` IN SCHEMA ${identifier(row.schema)}`
    world.add(undefined, {
      kind: 'default privileges',
      ref: `FOR ROLE ${identifier(row.role)}${where} ON ${objects}`,
      schema: row.schema ?? '',
      name: objects,
      owner: row.role,
      facts: { role: row.role, objects, granted: parsePrivileges(row.acl, row.role) },
      requires: row.schema === null ? [] : [`schema ${identifier(row.schema)}`],
    })
  },
)
