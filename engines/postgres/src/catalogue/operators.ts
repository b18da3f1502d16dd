import { z } from 'zod'
import { identifier } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part, USER_SCHEMA } from './part.js'
import { address } from './world.js'

const text = z.string().nullable()

const other = (column: string) =>
  `(select 'operator(' || quote_ident(x.nspname) || '.' || y.oprname || ')' from pg_operator y join pg_namespace x on x.oid = y.oprnamespace where y.oid = ${column})`

/** Operators that have a function: one without is only named by another, as its commutator, and made along with it. */
export const operators = part(
  () => `select o.oid, n.nspname::text as schema, o.oprname::text as name, pg_get_userbyid(o.oprowner)::text as owner,
    format_type(nullif(o.oprleft, 0), null) as left, format_type(nullif(o.oprright, 0), null) as right, array[
      'function = ' || o.oprcode::regproc, 'leftarg = ' || format_type(nullif(o.oprleft, 0), null), 'rightarg = ' || format_type(nullif(o.oprright, 0), null),
      'commutator = ' || ${other('o.oprcom')}, 'negator = ' || ${other('o.oprnegate')},
      'restrict = ' || nullif(o.oprrest::oid, 0)::regproc, 'join = ' || nullif(o.oprjoin::oid, 0)::regproc,
      case when o.oprcanhash then 'hashes' end, case when o.oprcanmerge then 'merges' end] as clauses
    from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where ${USER_SCHEMA} and o.oprcode <> 0`,
  z.object({ oid: z.number(), schema: z.string(), name: z.string(), owner: z.string(), left: text, right: text, clauses: z.array(text) }),
  ({ oid, schema, name, owner, left, right, clauses }, world) => {
    const operator = `${identifier(schema)}.${name}`
    world.add(address(CLASS.operator, oid), {
      kind: 'operator',
      ref: `${operator} (${left ?? 'NONE'}, ${right ?? 'NONE'})`,
      schema,
      name,
      owner,
      facts: { definition: `CREATE OPERATOR ${operator} (${clauses.filter((clause) => clause !== null).join(', ')})` },
      requires: [`schema ${identifier(schema)}`],
    })
  },
)
