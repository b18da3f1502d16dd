import { z } from 'zod'
import { identifier } from '../sql/quote.js'
import { CLASS } from './classes.js'
import { part } from './part.js'
import { parsePrivileges } from './privileges.js'

const texts = z.array(z.string().nullable()).nullable()

/** What may be granted: its word, and the system catalogue with how its columns begin. */
const GRANTED = [
  `select oid, tableoid, 'ROUTINE' as word, oid::regprocedure::text as ref, proowner as owner, proacl as acl, acldefault('f', proowner) as usual
    from pg_proc where proacl is not null`,
  `select oid, tableoid, case relkind when 'S' then 'SEQUENCE' else 'TABLE' end, oid::regclass::text, relowner, relacl,
    acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner) from pg_class where relacl is not null and relkind in ('r', 'p', 'f', 'v', 'm', 'S')`,
  `select oid, tableoid, 'TYPE', oid::regtype::text, typowner, typacl, acldefault('T', typowner) from pg_type where typacl is not null`,
  `select oid, tableoid, 'SCHEMA', quote_ident(nspname), nspowner, nspacl, acldefault('n', nspowner) from pg_namespace where nspacl is not null`,
]

/** What an extension brought along and somebody has granted or revoked since: the grants are the user's, the rest is the extension's. */
export const extensionMembers = part(
  () => `select m.word, m.ref, e.extname::text as extension, pg_get_userbyid(m.owner)::text as owner, m.acl::text[] as acl,
    coalesce(i.initprivs, m.usual)::text[] as initial
    from (${GRANTED.join(' union all ')}) m
    join pg_depend d on d.classid = m.tableoid and d.objid = m.oid and d.objsubid = 0 and d.deptype = 'e' and d.refclassid = ${CLASS.extension}
    join pg_extension e on e.oid = d.refobjid left join pg_init_privs i on i.classoid = m.tableoid and i.objoid = m.oid and i.objsubid = 0
    where m.acl is distinct from coalesce(i.initprivs, m.usual) and e.extname <> 'plpgsql'`,
  z.object({
    word: z.enum(['ROUTINE', 'TABLE', 'SEQUENCE', 'TYPE', 'SCHEMA']),
    ref: z.string(),
    extension: z.string(),
    owner: z.string(),
    acl: texts,
    initial: texts,
  }),
  ({ word, ref, extension, owner, acl, initial }, world) => {
    const parent = `extension ${identifier(extension)}`
    world.add(undefined, {
      kind: 'extension member',
      id: `extension member ${word} ${ref}`,
      ref,
      schema: '',
      name: ref,
      parent,
      owner,
      privileges: parsePrivileges(acl, owner),
      facts: { word, initial: parsePrivileges(initial, owner) },
      requires: [parent],
    })
  },
)
