import { z } from 'zod'
import { identifier, qualified, role } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { address } from './world.js'

const ENABLED: Readonly<Record<string, string>> = { O: 'ENABLE', D: 'DISABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' }

/** Triggers that somebody made: neither those behind foreign keys nor the copies that partitions have of their parent's. */
export const triggers = part(
  () => `select t.oid, t.tgrelid as relation, t.tgname::text as name, pg_get_triggerdef(t.oid) as definition, t.tgenabled::text as enabled
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0 and ${USER_SCHEMA}`,
  z.object({ oid: z.number(), relation: z.number(), name: z.string(), definition: z.string(), enabled: z.string() }),
  (row, world) => {
    const table = world.objectAt(address(CLASS.relation, row.relation))
    if (table === undefined) return
    const ref = identifier(row.name)
    world.add(address(CLASS.trigger, row.oid), {
      kind: 'trigger',
      id: `trigger ${table.ref}.${ref}`,
      ref,
      schema: table.schema,
      name: row.name,
      parent: table.id,
      facts: { definition: row.definition, enabled: ENABLED[row.enabled] ?? 'ENABLE' },
      requires: [table.id],
    })
  },
)

export const rules = part(
  () => `select r.oid, r.ev_class as relation, r.rulename::text as name, pg_get_ruledef(r.oid) as definition, r.ev_enabled::text as enabled
    from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
    where r.rulename <> '_RETURN' and ${USER_SCHEMA}`,
  z.object({ oid: z.number(), relation: z.number(), name: z.string(), definition: z.string(), enabled: z.string() }),
  (row, world) => {
    const table = world.objectAt(address(CLASS.relation, row.relation))
    if (table === undefined) return
    const ref = identifier(row.name)
    world.add(address(CLASS.rewrite, row.oid), {
      kind: 'rule',
      id: `rule ${table.ref}.${ref}`,
      ref,
      schema: table.schema,
      name: row.name,
      parent: table.id,
      facts: { definition: row.definition.replace(/;$/, ''), enabled: ENABLED[row.enabled] ?? 'ENABLE' },
      requires: [table.id],
    })
  },
)

const COMMANDS: Readonly<Record<string, string>> = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE', '*': 'ALL' }

export const policies = part(
  () => `select p.oid, p.polrelid as relation, p.polname::text as name, p.polcmd::text as command, p.polpermissive as permissive,
    array(select case when r = 0 then 'public' else pg_get_userbyid(r)::text end from unnest(p.polroles) r order by 1) as roles,
    pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${USER_SCHEMA}`,
  z.object({
    oid: z.number(),
    relation: z.number(),
    name: z.string(),
    command: z.string(),
    permissive: z.boolean(),
    roles: z.array(z.string()),
    using: z.string().nullable(),
    check: z.string().nullable(),
  }),
  (row, world) => {
    const table = world.objectAt(address(CLASS.relation, row.relation))
    if (table === undefined) return
    const ref = identifier(row.name)
    world.add(address(CLASS.policy, row.oid), {
      kind: 'policy',
      id: `policy ${table.ref}.${ref}`,
      ref,
      schema: table.schema,
      name: row.name,
      parent: table.id,
      facts: {
        command: COMMANDS[row.command] ?? 'ALL',
        permissive: row.permissive,
        roles: row.roles.map(role),
        using: row.using ?? undefined,
        check: row.check ?? undefined,
      },
      requires: [table.id],
    })
  },
)

/** Extended statistics. They have a schema of their own, and go with their table. */
export const statistics = part(
  () => `select s.oid, n.nspname::text as schema, s.stxname::text as name, s.stxrelid as relation, pg_get_userbyid(s.stxowner)::text as owner,
    pg_get_statisticsobjdef(s.oid) as definition, coalesce(s.stxstattarget, -1)::int as target
    from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where ${USER_SCHEMA}`,
  z.object({
    oid: z.number(),
    schema: z.string(),
    name: z.string(),
    relation: z.number(),
    owner: z.string(),
    definition: z.string(),
    target: z.number(),
  }),
  (row, world) => {
    const table = world.objectAt(address(CLASS.relation, row.relation))
    if (table === undefined) return
    world.add(address(CLASS.statistics, row.oid), {
      kind: 'statistics',
      ref: qualified(row.schema, row.name),
      schema: row.schema,
      name: row.name,
      parent: table.id,
      owner: row.owner,
      facts: { definition: row.definition, target: row.target },
      requires: [table.id, `schema ${identifier(row.schema)}`],
    })
  },
)
