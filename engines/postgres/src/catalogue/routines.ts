import { z } from 'zod'
import { identifier, qualified } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { parsePrivileges } from './privileges.js'
import { address } from './world.js'

const text = z.string().nullable()

const Row = z.object({
  oid: z.number(),
  schema: z.string(),
  name: z.string(),
  owner: z.string(),
  acl: z.array(text).nullable(),
  kind: z.string(),
  identity: z.string(),
  signature: z.string(),
  result: text,
  names: z.array(text).nullable(),
  defaults: z.number(),
  definition: text,
  aggregate: z.array(text).nullable(),
})

/** The clauses of CREATE AGGREGATE, each null where it has its default. There is no server function that writes them. */
const AGGREGATE = `array[
  'sfunc = ' || g.aggtransfn::regproc, 'stype = ' || format_type(g.aggtranstype, null), 'sspace = ' || nullif(g.aggtransspace, 0),
  'finalfunc = ' || nullif(g.aggfinalfn::oid, 0)::regproc, case when g.aggfinalextra then 'finalfunc_extra' end,
  case when g.aggfinalfn::oid <> 0 and g.aggfinalmodify <> (case when g.aggkind = 'n' then 'r' else 'w' end)::"char" then 'finalfunc_modify = ' || ${modify('g.aggfinalmodify')} end,
  'combinefunc = ' || nullif(g.aggcombinefn::oid, 0)::regproc, 'serialfunc = ' || nullif(g.aggserialfn::oid, 0)::regproc,
  'deserialfunc = ' || nullif(g.aggdeserialfn::oid, 0)::regproc, 'initcond = ' || quote_literal(g.agginitval),
  'msfunc = ' || nullif(g.aggmtransfn::oid, 0)::regproc, 'minvfunc = ' || nullif(g.aggminvtransfn::oid, 0)::regproc,
  'mstype = ' || format_type(nullif(g.aggmtranstype, 0), null), 'msspace = ' || nullif(g.aggmtransspace, 0),
  'mfinalfunc = ' || nullif(g.aggmfinalfn::oid, 0)::regproc, case when g.aggmfinalextra then 'mfinalfunc_extra' end,
  case when g.aggmfinalfn::oid <> 0 and g.aggmfinalmodify <> (case when g.aggkind = 'n' then 'r' else 'w' end)::"char" then 'mfinalfunc_modify = ' || ${modify('g.aggmfinalmodify')} end,
  'minitcond = ' || quote_literal(g.aggminitval),
  'sortop = ' || (select 'operator(' || quote_ident(on2.nspname) || '.' || o.oprname || ')' from pg_operator o join pg_namespace on2 on on2.oid = o.oprnamespace where o.oid = g.aggsortop),
  case p.proparallel when 's' then 'parallel = safe' when 'r' then 'parallel = restricted' end,
  case when g.aggkind = 'h' then 'hypothetical' end]`

function modify(column: string): string {
  return `case ${column} when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end`
}

/** Types of what comes out through arguments: of these the server's own word for the result is just `record`. */
const OUT = `(select string_agg(format_type(u.type, null), ', ' order by u.place)
      from unnest(p.proallargtypes, p.proargmodes) with ordinality u(type, mode, place) where u.mode in ('o', 'b'))`

export const routines = part(
  () => `select p.oid, n.nspname::text as schema, p.proname::text as name, pg_get_userbyid(p.proowner)::text as owner,
    coalesce(p.proacl, acldefault('f', p.proowner))::text[] as acl, p.prokind::text as kind, pg_get_function_identity_arguments(p.oid) as identity,
    array_to_string(array(select format_type(t, null) from unnest(p.proargtypes::oid[]) with ordinality u(t, o) order by o), ', ') as signature,
    concat_ws(' ', pg_get_function_result(p.oid), ${OUT}) as result, p.proargnames::text[] as names, p.pronargdefaults::int as defaults,
    case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end as definition,
    case when p.prokind = 'a' then ${AGGREGATE} end as aggregate
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace left join pg_aggregate g on g.aggfnoid = p.oid
    where ${USER_SCHEMA}
      and not exists (select from pg_depend d where d.classid = ${CLASS.routine} and d.objid = p.oid and d.deptype = 'i' and d.refclassid = ${CLASS.type})`,
  Row,
  (row, world) => {
    const routine = row.kind === 'a' ? 'AGGREGATE' : row.kind === 'p' ? 'PROCEDURE' : 'FUNCTION'
    const name = qualified(row.schema, row.name)
    const clauses = (row.aggregate ?? []).filter((clause) => clause !== null)
    const identity = row.identity === '' && routine === 'AGGREGATE' ? '*' : row.identity
    const definition = row.definition?.trim() ?? `CREATE AGGREGATE ${name}(${identity}) (\n  ${clauses.join(',\n  ')}\n)`
    world.add(address(CLASS.routine, row.oid), {
      kind: 'routine',
      id: `routine ${name}(${row.signature})`,
      ref: `${name}(${routine === 'AGGREGATE' ? identity : row.signature})`,
      schema: row.schema,
      name: row.name,
      owner: row.owner,
      privileges: parsePrivileges(row.acl, row.owner),
      facts: {
        routine,
        definition,
        result: row.result ?? '',
        argumentNames: (row.names ?? []).map((one) => one ?? ''),
        defaults: row.defaults,
      },
      requires: [`schema ${identifier(row.schema)}`],
    })
  },
)
