/** What a check is made of, as `pg_get_constraintdef` writes it. */
export type Token =
  | { readonly kind: 'word' | 'name' | 'text' | 'number'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }

const TOKEN =
  /\s*(?:(?<text>E?'(?:[^']|'')*')|(?<name>"(?:[^"]|"")+")|(?<number>\d+(?:\.\d+)?)|(?<word>[^\W\d][\w$.]*|[^\x00-\x7f][^\s"'(),]*)|(?<sign>::|<=|>=|<>|!~\*|!~|~\*|[-~=<>(),[\]]|[^\s]))/gsy

/** The tokens of an expression, casts taken out: they say nothing that the values don't. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens = Array.from(expression.matchAll(TOKEN), ({ groups = {} }): Token => {
    const { text, name, number, word, sign } = groups
    if (text !== undefined) return { kind: 'text', text: unquoted(text) }
    if (name !== undefined) return { kind: 'name', text: name.slice(1, -1).replaceAll('""', '"') }
    if (number !== undefined) return { kind: 'number', text: number }
    if (word !== undefined) return { kind: 'word', text: word }
    return { kind: 'sign', text: sign ?? '' }
  })
  return withoutCasts(tokens)
}

function unquoted(text: string): string {
  const escaped = text.startsWith('E')
  const inner = text.slice(escaped ? 2 : 1, -1).replaceAll("''", "'")
  return escaped ? inner.replace(/\\(.)/gs, '$1') : inner
}

/** `::character varying(5)[]` and the like: words, a length, brackets. */
function withoutCasts(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined) continue
    if (token.text !== '::' || token.kind !== 'sign') {
      kept.push(token)
      continue
    }
    while (isTypeWord(tokens[index + 1])) index++
    if (isSign(tokens[index + 1], '(')) while (!isSign(tokens[++index], ')') && index < tokens.length);
    while (isTypeWord(tokens[index + 1])) index++
    while (isSign(tokens[index + 1], '[')) index += 2
  }
  return kept
}

const OPERATORS = new Set(['AND', 'OR', 'IS', 'IN', 'NOT', 'COLLATE'])

function isTypeWord(token: Token | undefined): boolean {
  return token !== undefined && ((token.kind === 'word' && !OPERATORS.has(token.text)) || token.kind === 'name')
}

export function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text
}
