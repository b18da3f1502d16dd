import type { Token } from './path-choices.js'

/** Takes a path of Fastify apart, as find-my-way reads it: `:id`, `:id(\\d+)`, `:a-:b`, `:id?` at the end, `*`, `::` for a colon. */
export function findMyWayTokens(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  let literal = ''
  const flush = () => {
    if (literal !== '') tokens.push({ kind: 'text', text: literal })
    literal = ''
  }
  for (let at = 0; at < text.length; ) {
    if (text.startsWith('::', at)) {
      literal += ':'
      at += 2
      continue
    }
    const parameter = /^:([^/:().\-?*]+)/.exec(text.slice(at))
    if (parameter !== null) {
      const name = parameter[1] ?? ''
      at += parameter[0].length
      const pattern = text[at] === '(' ? between(text, at) : undefined
      if (pattern !== undefined) at += pattern.length + 2
      const optional = text[at] === '?' && at === text.length - 1
      if (optional) at += 1
      const only = pattern === '\\*' ? '*' : undefined
      if (only !== undefined) {
        literal += only
        continue
      }
      const slash = optional && literal.endsWith('/')
      if (slash) literal = literal.slice(0, -1)
      flush()
      const plain = pattern === undefined || pattern === '[^/]+?'
      const token: Token = { kind: 'param', param: plain ? { name } : { name, pattern } }
      tokens.push(optional ? { kind: 'optional', tokens: [...(slash ? [{ kind: 'text', text: '/' } as const] : []), token] } : token)
      continue
    }
    if (text[at] === '*') {
      flush()
      tokens.push({ kind: 'param', param: { name: 'wildcard', pattern: '.*' } })
    } else literal += text[at] ?? ''
    at += 1
  }
  flush()
  return tokens
}

/** What stands between a parenthesis and the one that closes it. */
function between(text: string, start: number): string | undefined {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (char === '\\') at += 1
    else if (char === '(') depth += 1
    else if (char === ')') {
      depth -= 1
      if (depth === 0) return text.slice(start + 1, at)
    }
  }
  return undefined
}
