/** What lies in a schema: kind, system catalogue, how its columns begin, and which of its rows. */
const IN_SCHEMAS: readonly (readonly [string, string, string, string?])[] = [
  ['operator class', 'pg_opclass', 'opc'],
  ['operator family', 'pg_opfamily', 'opf'],
  ['text search configuration', 'pg_ts_config', 'cfg'],
  ['text search dictionary', 'pg_ts_dict', 'dict'],
  ['text search parser', 'pg_ts_parser', 'prs'],
  ['text search template', 'pg_ts_template', 'tmpl'],
  ['conversion', 'pg_conversion', 'con'],
  ['base type', 'pg_type', 'typ', `x.typtype = 'b' and x.typelem = 0`],
]

/** What belongs to the database: kind, system catalogue, and an expression for its name. */
const IN_DATABASE: readonly (readonly [string, string, string])[] = [
  ['cast', 'pg_cast', `format('(%s AS %s)', format_type(x.castsource, null), format_type(x.casttarget, null))`],
  [
    'transform',
    'pg_transform',
    `format('FOR %s LANGUAGE %s', format_type(x.trftype, null), (select lanname from pg_language where oid = x.trflang))`,
  ],
  ['language', 'pg_language', 'quote_ident(x.lanname)'],
  ['access method', 'pg_am', 'quote_ident(x.amname)'],
]

const ALL = [
  ...IN_SCHEMAS.map(
    ([kind, table, prefix, rows = 'true']) =>
      `select '${kind}' as kind, quote_ident(n.nspname) || '.' || x.${prefix}name as name, x.oid, x.tableoid as class
    from ${table} x join pg_namespace n on n.oid = x.${prefix}namespace where ${rows} and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  ),
  // Lower numbers are the server's own.
  ...IN_DATABASE.map(([kind, table, name]) => `select '${kind}', ${name}, x.oid, x.tableoid from ${table} x where x.oid >= 16384`),
  `select 'subscription', quote_ident(x.subname), x.oid, x.tableoid from pg_subscription x
    where x.subdbid = (select oid from pg_database where datname = current_database())`,
]

/**
 * Kinds that kit knows to exist and does not compare: named, so that "no differences" is never said over them in silence. What an extension
 * brought along is not among them, nor what comes with a type of its own accord, as the casts of ranges do.
 */
export const UNMODELLED_SQL = `select kind || ' ' || name as name from (${ALL.join('\nunion all ')}) found
  where not exists (select from pg_depend e where e.classid = found.class and e.objid = found.oid and e.deptype in ('e', 'i')) order by 1`
