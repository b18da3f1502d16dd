import type { Token } from './path-choices.js'

/**
 * Takes a path of Express or Koa apart, as path-to-regexp 0.1 to 8 write it: `:id`, `:"user-id"`, `:id(\\d+)`, `:id?`, `{/:id}`, `*rest`, `(a|b)`.
 * What only one version knows has no other meaning in the rest. Undefined for what no template can say.
 */
export function pathToRegexpTokens(text: string): readonly Token[] | undefined {
  const reader = new Reader(text)
  const tokens = reader.tokens('')
  return reader.failed || reader.rest !== '' ? undefined : tokens
}

class Reader {
  failed = false
  #at = 0
  #unnamed = 0

  constructor(readonly text: string) {}

  get rest(): string {
    return this.text.slice(this.#at)
  }

  /** Tokens up to one of the given characters. */
  tokens(end: string): readonly Token[] {
    const tokens: Token[] = []
    while (this.#at < this.text.length && !this.failed) {
      const char = this.text[this.#at] ?? ''
      if (end.includes(char)) break
      this.#token(char, tokens)
    }
    return tokens
  }

  #token(char: string, tokens: Token[]): void {
    switch (char) {
      case '\\':
        this.#text(tokens, this.text[this.#at + 1] ?? '')
        this.#at += 2
        return
      case ':':
        this.#parameter(tokens)
        return
      case '*':
        this.#at += 1
        this.#push(tokens, this.#wildcard(this.#name()))
        return
      case '(':
        this.#group(tokens)
        return
      case '{': {
        this.#at += 1
        const inner = this.tokens('}')
        this.#at += 1
        const modifier = this.#modifier()
        // Before path-to-regexp 8 a group without a modifier was there always; nobody writes one of those.
        if (modifier === '+') tokens.push(...inner)
        else tokens.push({ kind: 'optional', tokens: inner })
        return
      }
      case '?': {
        // Express 4: the character before may be missing.
        const last = tokens.pop()
        if (last?.kind !== 'text') {
          this.failed = true
          return
        }
        this.#at += 1
        if (last.text.length > 1) tokens.push({ kind: 'text', text: last.text.slice(0, -1) })
        tokens.push({ kind: 'optional', tokens: [{ kind: 'text', text: last.text.slice(-1) }] })
        return
      }
      case '+':
      case '[':
      case ']':
        this.failed = true
        return
      default:
        this.#text(tokens, char)
        this.#at += 1
    }
  }

  #text(tokens: Token[], text: string): void {
    const last = tokens.at(-1)
    if (last?.kind === 'text') tokens[tokens.length - 1] = { kind: 'text', text: last.text + text }
    else tokens.push({ kind: 'text', text })
  }

  #parameter(tokens: Token[]): void {
    this.#at += 1
    const name = this.#name()
    if (name === '') {
      this.#text(tokens, ':')
      return
    }
    const pattern = this.text[this.#at] === '(' ? this.#pattern() : undefined
    const literals = pattern === undefined ? undefined : /^\.[*+]$/.test(pattern) ? undefined : pattern
    this.#push(tokens, { kind: 'param', param: literals === undefined ? { name } : { name, pattern: literals } })
  }

  #name(): string {
    if (this.text[this.#at] === '"') {
      const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(this.rest)
      this.#at += quoted?.[0].length ?? 1
      return (quoted?.[1] ?? '').replaceAll(/\\(.)/g, '$1')
    }
    const name = /^[\p{ID_Continue}$]+/u.exec(this.rest)?.[0] ?? ''
    this.#at += name.length
    return name
  }

  /** `(…)` with the parentheses within it; gives what is between. */
  #pattern(): string {
    const start = this.#at
    let depth = 0
    for (; this.#at < this.text.length; this.#at += 1) {
      const char = this.text[this.#at]
      if (char === '\\') this.#at += 1
      else if (char === '(') depth += 1
      else if (char === ')') {
        depth -= 1
        if (depth === 0) break
      }
    }
    this.#at += 1
    if (depth !== 0) this.failed = true
    return this.text.slice(start + 1, this.#at - 1)
  }

  #group(tokens: Token[]): void {
    const pattern = this.#pattern().replace(/^\?:/, '')
    if (/^[\w\-./~|\\]*$/.test(pattern) && !/\\[a-z]|^\.$/i.test(pattern)) {
      const options = pattern.split('|').map((one): readonly Token[] => [{ kind: 'text', text: one.replaceAll('\\', '') }])
      const [first] = options
      this.#push(tokens, options.length === 1 && first?.[0] ? first[0] : { kind: 'either', options })
    } else if (/^\.[*+]$/.test(pattern)) this.#push(tokens, this.#wildcard(''))
    // A parameter is one segment: what has a slash, or repeats one, is more than that.
    else if (pattern.includes('/')) this.failed = true
    else this.#push(tokens, { kind: 'param', param: { name: this.#next('param'), pattern } })
  }

  #wildcard(name: string): Token {
    return { kind: 'param', param: { name: name === '' ? this.#next('wildcard') : name, pattern: '.*' } }
  }

  #next(name: string): string {
    this.#unnamed += 1
    return this.#unnamed === 1 ? name : `${name}${this.#unnamed}`
  }

  #modifier(): string {
    const char = this.text[this.#at] ?? ''
    if (char === '' || !'?*+'.includes(char)) return ''
    this.#at += 1
    return char
  }

  /** Adds a token and what follows it: `?` and `*` take the slash before it along. */
  #push(tokens: Token[], token: Token): void {
    const modifier = token.kind === 'param' && token.param.pattern === '.*' ? '' : this.#modifier()
    if (modifier !== '?' && modifier !== '*') {
      tokens.push(token)
      return
    }
    const last = tokens.at(-1)
    if (token.kind === 'param' && last?.kind === 'text' && last.text.endsWith('/')) {
      tokens.pop()
      if (last.text.length > 1) tokens.push({ kind: 'text', text: last.text.slice(0, -1) })
      tokens.push({ kind: 'optional', tokens: [{ kind: 'text', text: '/' }, token] })
    } else tokens.push({ kind: 'optional', tokens: [token] })
  }
}
