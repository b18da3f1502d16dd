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
