// Values for requests: of rows that are there where a foreign key asks for one, else of what the document says.
import { generateSync } from 'json-schema-faker'

export function valueFor(schema, document, seed, optional = 0) {
  const own = typeof schema === 'object' ? schema : {}
  return generateSync(
    { ...own, components: document.components },
    { seed, optionalsProbability: optional, maxItems: 2, minDateTime: '2022-02-01T00:00:00Z', maxDateTime: '2025-12-31T00:00:00Z' },
  )
}

/** Foreign keys of all tables, by the table's name: own columns, the other table, its columns, in SQL and by name. */
export async function foreignKeys(database) {
  const { rows } =
    await database.query(`select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as table, k.confrelid::regclass::text as other,
    (select array_agg(a.attname::text order by i) from unnest(k.conkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as own,
    (select array_agg(quote_ident(a.attname) order by i) from unnest(k.confkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n) as theirs
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and k.conparentid = 0`)
  return rows
}

/** A body with the values of rows that are there in place of its foreign keys. */
export async function withReferences(database, keys, table, body, schema) {
  const result = { ...body }
  for (const { own, other, theirs } of keys.filter((one) => one.table === table)) {
    if (!own.every((name) => name in (schema.properties ?? {}))) continue
    const wanted = own.some((name) => schema.required?.includes(name) || name in body)
    const { rows } = await database.query(
      `select to_jsonb(array[${theirs.map((name) => `to_jsonb(${name})`).join(', ')}]) as key from ${other} order by random() limit 1`,
    )
    if (!wanted) continue
    for (const [index, name] of own.entries()) {
      const value = rows[0]?.key[index] ?? null
      const text = JSON.stringify(schema.properties[name]).includes('"string"')
      result[name] = value !== null && text ? String(value) : value
    }
  }
  return result
}
