import { z } from 'zod'
import { CLASS } from './classes.js'
import type { Part } from './part.js'
import { address } from './world.js'

const Depend = z.object({ link: z.string() })

/** The first object id that the server gives to what users make. */
const FIRST_USER_OID = 16384

/** Dependencies between what was read before; what belongs to extensions is left out. */
export const dependencies: Part = {
  // What each part knows already is left out, which is most of it: parts of tables, their row types, triggers behind foreign keys.
  // One text for each: there are several for each column, and what a row costs is mostly its fields.
  // What a member of an extension is needed for, the extension is needed for.
  sql: () => `select concat_ws(' ', classid, objid, objsubid, coalesce(e.extclass, refclassid), coalesce(e.extension, refobjid),
      case when e.extension is null then refobjsubid else 0 end, deptype) as link
    from pg_depend left join (select m.classid as memberclass, m.objid as member, m.refclassid as extclass, m.refobjid as extension
      from pg_depend m where m.deptype = 'e') e on memberclass = refclassid and member = refobjid
    where objid >= ${FIRST_USER_OID} and refobjid >= ${FIRST_USER_OID} and refclassid <> ${CLASS.namespace}
      and not (classid = ${CLASS.trigger} and refclassid = ${CLASS.constraint}) and not (classid = ${CLASS.type} and deptype = 'i')
      and not (classid = ${CLASS.relation} and deptype = 'i')
      and not (classid = ${CLASS.default} and exists (select from pg_attrdef d where d.oid = objid and d.adrelid = refobjid and d.adnum = refobjsubid))
      and not (classid = ${CLASS.relation} and deptype = 'a' and refclassid = ${CLASS.relation} and objsubid = 0 and refobjsubid > 0
        and exists (select from pg_sequence where seqrelid = objid))`,
  read: (found, world) => {
    const [classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype] = fieldsOf(Depend.parse(found).link)
    const part = world.objectAt(address(classid, objid, objsubid))
    const id = part?.kind === 'view column' ? part.parent : (part?.id ?? world.idAt(address(classid, objid)))
    if (id === undefined) return
    if (deptype === 'e') world.leaveOut(id)
    const needed = world.idAt(address(refclassid, refobjid, refobjsubid)) ?? world.idAt(address(refclassid, refobjid))
    if (needed !== undefined) world.require(id, needed)
  },
}

function fieldsOf(link: string): [number, number, number, number, number, number, string] {
  const [a, b, c, d, e, f, type = ''] = link.split(' ')
  return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f), type]
}

/** Comments. A column's has a column number; an index's that a constraint stands for goes to the constraint. */
export const comments: Part = {
  sql: () =>
    `select classoid, objoid, objsubid, description from pg_description where objoid >= ${FIRST_USER_OID} or classoid = ${CLASS.namespace}`,
  read: (row, world) => {
    const { classoid, objoid, objsubid, description } = Comment.parse(row)
    const id = world.idAt(address(classoid, objoid, objsubid))
    if (id !== undefined) world.comment(id, description)
  },
}

const Comment = z.object({ classoid: z.number(), objoid: z.number(), objsubid: z.number(), description: z.string() })

const CASTS = `select format_type(castsource, null) as source, format_type(casttarget, null) as target, castcontext::text as context,
    oid < ${FIRST_USER_OID} as native from pg_cast`

/** Casts between types. Those that come with the server, `native`, are the same in every reading. */
export const CASTS_SQL = { all: CASTS, ofUsers: `${CASTS} where oid >= ${FIRST_USER_OID}` }
