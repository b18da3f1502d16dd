import type { Token } from './path-choices.js'
import { pathToRegexpTokens } from './path-to-regexp.js'

/** The path that a regular expression of a mount or route means, where it is a path with groups: `/^\/(api|v1)\/users/`. Undefined for every other. */
export function regexpTokens(pattern: string): readonly Token[] | undefined {
  const plain = pattern
    .replace(/^\^/, '')
    .replace(/(?:\\\/\??|\/\??)?\$$/, '')
    .replace(/\(\?=\\?\/\|\$\)$/, '')
    .replaceAll('\\/', '/')
    .replaceAll(/\(\?<(\w+)>/g, ':$1(')
    .replaceAll(/\\([.-])/g, '$1')
  const outside = plain.replaceAll(/\((?:[^()\\]|\\.|\([^()]*\))*\)/g, '')
  return /[[\]+*|^$\\.]/.test(outside.replaceAll(/\.(?=[a-z]+(?:\/|$))/gi, '')) ? undefined : pathToRegexpTokens(plain)
}
