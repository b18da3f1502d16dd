import type { Value } from '../evaluate/value.js'
import { builderChain } from './builder-chain.js'
import { textOrUndefined } from './constant.js'

/** A regular expression, written out or by `new RegExp`, as JSON Schema's `pattern`; undefined where it is not known. */
export function patternOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'regexp') return withoutFlags(value.pattern, value.flags)
  if (value?.kind !== 'call') return undefined
  const chain = builderChain(value)
  if (chain?.specifier !== 'global' || chain.calls.length !== 1 || chain.calls[0].name !== 'RegExp') return undefined
  const [source, flags] = chain.calls[0].args
  const text = textOrUndefined(source)
  if (text === undefined) return source?.kind === 'regexp' ? patternOf(source) : undefined
  return withoutFlags(text, textOrUndefined(flags) ?? '')
}

/** JSON Schema has no flags; `i` is written out as classes of both cases. */
function withoutFlags(pattern: string, flags: string): string {
  if (!flags.includes('i')) return pattern
  let inClass = false
  return pattern.replace(/\\(?:[upPk]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|.)|\(\?<?[\w=!]*>?|[a-z]-[a-z]|[[\]]|[a-z]/gis, (token) => {
    if (token === '[') inClass = true
    if (token === ']') inClass = false
    if (/^[a-z]-[a-z]$/i.test(token)) return inClass ? `${token.toLowerCase()}${token.toUpperCase()}` : [...token].map(bothCases).join('')
    if (!/^[a-z]$/i.test(token)) return token
    return inClass ? `${token.toLowerCase()}${token.toUpperCase()}` : bothCases(token)
  })
}

function bothCases(letter: string): string {
  return /[a-z]/i.test(letter) ? `[${letter.toLowerCase()}${letter.toUpperCase()}]` : letter
}
