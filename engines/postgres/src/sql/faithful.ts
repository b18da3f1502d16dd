/** A list of text literals as the server writes it: `ARRAY['a'::character varying, 'b'::character varying]`. */
const LIST = String.raw`ARRAY\[((?:'(?:[^']|'')*'::character varying(?:, )?)+)\]`
const COMPARED = new RegExp(
  String.raw`\(((?:\w+|"(?:[^"]|"")+")(?:\.(?:\w+|"(?:[^"]|"")+"))?)\)::text (= ANY|<> ALL) \(\(${LIST}\)::text\[\]\)`,
  'g',
)

/**
 * A definition that the server reads back as the same one. `status IN ('a', 'b')` on a varchar comes out with a cast of the whole list,
 * which, read again, is a cast of each of its members: another expression, and a difference that would never go away.
 */
export function faithful(definition: string): string {
  return definition.replace(COMPARED, (_match, column: string, operator: string, list: string) => `${column} ${operator} (ARRAY[${list}])`)
}

/** A type as the server writes it after `::`. */
const TYPE = String.raw`(?:"[^"]+"|[\w.]+)(?: (?:varying|precision|with(?:out)? time zone))*(?:\([\d,]+\))?(?:\[\])*`
/** A line of a list of columns that is no more than a constant. */
const UNNAMED = new RegExp(String.raw`^(\s*(?:SELECT (?:DISTINCT )?)?(?:NULL|'(?:[^']|'')*'|-?[\d.]+)::${TYPE})(?=,?$|\))`, 'gm')

/**
 * A query that the server reads back as the same one. A constant without a type, as in `UNION ALL SELECT NULL`, has no name of its own, and
 * comes out with a type, after which it would be named, were it not told so.
 */
export function faithfulQuery(query: string): string {
  const known = faithful(query)
  // Lines inside of a text are no lines of the query.
  const spans = known.match(/'(?:[^']|'')*'/g)?.some((text) => text.includes('\n')) ?? false
  return spans ? known : known.replace(UNNAMED, '$1 AS "?column?"')
}
