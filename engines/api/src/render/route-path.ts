import type { Framework } from './options.js'
import { templatePieces } from './route-template.js'

/**
 * An OpenAPI path template as a framework's router spells it. What Fastify cannot have in the name of a parameter becomes `_` there,
 * which `http/parameters.ts` of the generated code knows about.
 *
 * @param template such as `/users/{user-id}`; must be routable, see `isRoutable`
 * @example
 * routePath('express', '/users/{user-id}:archive') // /users/:"user-id"\:archive
 * routePath('fastify', '/users/{user-id}:archive') // /users/:user_id([^/]+?)::archive
 */
export function routePath(framework: Framework, template: string): string {
  const pieces = templatePieces(template)
  return pieces
    .map((piece, index) => {
      if ('literal' in piece) return framework === 'fastify' ? fastifyLiteral(piece.literal) : pathToRegexpLiteral(piece.literal)
      const next = pieces[index + 1]
      const after = next !== undefined && 'literal' in next ? (next.literal[0] ?? '') : ''
      return framework === 'fastify' ? fastifyParameter(piece.parameter, after) : pathToRegexpParameter(piece.parameter, after)
    })
    .join('')
}

/** Whether a router can tell the parameters of a template apart: two of them need something between them. */
export function isRoutable(template: string): boolean {
  const pieces = templatePieces(template)
  return pieces.every((piece, index) => 'literal' in piece || index === 0 || 'literal' in (pieces[index - 1] ?? piece))
}

/** path-to-regexp 8: names that are no identifiers, or run into what follows, are quoted. */
function pathToRegexpParameter(name: string, after: string): string {
  const plain = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && !/^[\p{ID_Continue}$\u200c\u200d]/u.test(after)
  return plain ? `:${name}` : `:"${name.replaceAll(/["\\]/g, '\\$&')}"`
}

/** It compares with the address as it was sent, in which a URL has these characters percent-encoded (WHATWG URL, path percent-encode set). */
function pathToRegexpLiteral(text: string): string {
  const encoded = text.replaceAll(/[^\x21-\x7e]|["<>`#?{}^]/gu, (one) => (/\p{Cs}/u.test(one) ? '%EF%BF%BD' : encodeURIComponent(one)))
  return encoded.replaceAll(/[\\()[\]+!:*]/g, '\\$&')
}

/** find-my-way ends a name at `/`, `-`, `.` and `(` only: in front of anything else a pattern has to close it. */
function fastifyParameter(name: string, after: string): string {
  const spelled = name.replaceAll(/[^\p{ID_Continue}$]/gu, '_')
  return after === '' || '/-.'.includes(after) ? `:${spelled}` : `:${spelled}([^/]+?)`
}

/** It compares with the decoded address. A literal `*` would be a wildcard, so it is a parameter that can be nothing else. */
function fastifyLiteral(text: string): string {
  let stars = 0
  return decoded(text)
    .replaceAll(':', '::')
    .replaceAll('*', () => `:star${++stars}(\\*)`)
}

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}
