/** RFC 6901 JSON pointers. */

/** One token, escaped to stand in a pointer. */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token
}

/** A pointer extended by tokens. */
export function join(pointer: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>((path, token) => `${path}/${typeof token === 'number' ? token : escapeToken(token)}`, pointer)
}

/**
 * The tokens of a pointer, unescaped.
 *
 * @example
 * tokensOf('/paths/~1users/get') // ['paths', '/users', 'get']
 */
export function tokensOf(pointer: string): string[] {
  if (pointer === '') return []
  return pointer
    .slice(pointer.startsWith('/') ? 1 : 0)
    .split('/')
    .map((token) => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token))
}
