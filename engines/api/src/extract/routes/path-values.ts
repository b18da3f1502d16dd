import type { Value } from '../../evaluate/value.js'
import { findMyWayTokens } from './find-my-way.js'
import { choicesOf, type PathChoice } from './path-choices.js'
import { textsOf } from './path-texts.js'
import { pathToRegexpTokens } from './path-to-regexp.js'
import { regexpTokens } from './regexp-path.js'
import type { RouterKind } from './router.js'
import type { Settings } from './settings.js'

/** The paths that a value means to a framework's router; undefined where one of them can't be known. */
export function pathsOf(value: Value, kind: RouterKind, settings: Settings): readonly PathChoice[] | undefined {
  if (value.kind === 'array') {
    if (value.open) return undefined
    const each = value.items.map((one) => pathsOf(one, kind, settings))
    return each.includes(undefined) ? undefined : each.flatMap((one) => one ?? [])
  }
  if (value.kind === 'regexp') {
    const tokens = regexpTokens(value.pattern)
    return tokens && choicesOf(tokens)
  }
  const texts = textsOf(value, settings)
  if (texts === undefined) return undefined
  const each = texts.map((text) => choicesOfText(text, kind))
  return each.includes(undefined) ? undefined : each.flatMap((one) => one ?? [])
}

const known = new Map<string, readonly PathChoice[] | undefined>()
/** The same few paths, `/` and `/:id`, are written again and again. */
function choicesOfText(text: string, kind: RouterKind): readonly PathChoice[] | undefined {
  const key = `${kind === 'fastify' ? 'f' : 'p'}${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  const tokens = kind === 'fastify' ? findMyWayTokens(text) : pathToRegexpTokens(text)
  const choices = tokens && choicesOf(tokens)
  if (known.size > 20_000) known.clear()
  known.set(key, choices)
  return choices
}

/** One path behind another. There is one slash between them; a slash alone adds nothing to a prefix. */
export function joinPaths(prefix: PathChoice, path: PathChoice): PathChoice {
  if (path.params.length === 0 && path.aliases.length === 0 && prefix.aliases.length === 0)
    return { path: joinTexts(prefix.path, path.path), params: prefix.params, aliases: [] }
  const params = [...prefix.params]
  let own = path.path
  let aliases = path.aliases
  for (const param of path.params) {
    const name = freeName(param.name, params)
    if (name !== param.name) {
      own = own.replace(`{${param.name}}`, () => `{${name}}`)
      aliases = aliases.map((one) => one.replace(`{${param.name}}`, () => `{${name}}`))
    }
    params.push({ ...param, name })
  }
  const all = [prefix.path, ...prefix.aliases].flatMap((before) => [own, ...aliases].map((after) => joinTexts(before, after)))
  const [first = '/', ...rest] = new Set(all)
  return { path: first, params, aliases: rest }
}

/** `/users/{id}/friends/{id}` would name two parameters alike. */
function freeName(name: string, taken: PathChoice['params']): string {
  let free = name
  for (let count = 2; taken.some((one) => one.name === free); count += 1) free = `${name}${count}`
  return free
}

function joinTexts(before: string, after: string): string {
  const both = `${before}/${after}`
  const joined = both.includes('//') ? both.replaceAll(/\/{2,}/g, '/') : both
  const path = joined.startsWith('/') ? joined : `/${joined}`
  return after === '' || after === '/' ? path.replace(/(.)\/$/, '$1') : path
}
