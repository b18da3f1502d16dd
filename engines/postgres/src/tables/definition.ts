/** Reading of what PostgreSQL's own functions write of constraints and indexes: names are quoted, lists have parentheses. */

const NAME = /^(?:"((?:[^"]|"")+)"|([^\s"(),.]+))/

/** A name at the beginning of a text, and what follows it. */
function nameAt(text: string): { readonly name: string; readonly rest: string } | undefined {
  const [all, quoted, bare] = NAME.exec(text) ?? []
  return all === undefined ? undefined : { name: quoted?.replaceAll('""', '"') ?? bare ?? '', rest: text.slice(all.length) }
}

/** The names of a list such as `(a, "b c")`; undefined where something else than names stands in it. */
function nameList(text: string): readonly string[] | undefined {
  if (!text.startsWith('(')) return undefined
  const names: string[] = []
  let rest = text.slice(1)
  for (;;) {
    const found = nameAt(rest)
    if (found === undefined) return undefined
    names.push(found.name)
    // Of an index: operator class, collation and direction say nothing of which column it is; a function has a parenthesis.
    const after = /^(?:\s(?:"(?:[^"]|"")+"|[^"(),])*)?([,)])\s*/.exec(found.rest)
    if (after === null) return undefined
    if (after[1] === ')') return names
    rest = found.rest.slice(after[0].length)
  }
}

/** The table and columns that a foreign key refers to, from `pg_get_constraintdef`. */
export function referenceOf(definition: string): { readonly table: string; readonly columns: readonly string[] } | undefined {
  const [, schema, table, list] =
    /^FOREIGN KEY \((?:"(?:[^"]|"")+"|[^"()])*\) REFERENCES ((?:"(?:[^"]|"")+"|[^\s"(),.]+)\.)?("(?:[^"]|"")+"|[^\s"(),.]+)(\(.*)$/s.exec(
      definition,
    ) ?? []
  const columns = list === undefined ? undefined : nameList(list)
  return columns === undefined ? undefined : { table: `${schema ?? ''}${table}`, columns }
}

/** What an index is good for, from `pg_get_indexdef`. */
export interface IndexDefinition {
  readonly unique: boolean
  readonly method: string
  /** Only some rows are in it. */
  readonly partial: boolean
  /** Undefined where it begins with an expression. */
  readonly first: string | undefined
  /** Undefined where one of its parts is an expression. */
  readonly columns: readonly string[] | undefined
}

export function indexOf(definition: string): IndexDefinition {
  const [head = '', method = '', list = ''] = /^.*? USING (\w+) (\(.*)$/s.exec(definition) ?? []
  const only = nameAt(list.slice(1))
  const first = only !== undefined && /^[\s,)]/.test(only.rest) ? only.name : undefined
  const outside = list.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '')
  return {
    unique: head.startsWith('CREATE UNIQUE'),
    method,
    partial: /\) WHERE \(/.test(outside),
    first,
    columns: nameList(list),
  }
}
