import { literal, textOf } from './literals.js'
import type { Site, Value } from './value.js'

/** What a method of a text gives, as far as its arguments are known. */
export function stringCall(text: string, name: string, args: readonly Value[], site: Site): Value | undefined {
  const [a, b] = args.map((one) => (one.kind === 'literal' ? one.value : undefined))
  const [first] = args
  switch (name) {
    case 'toLowerCase':
    case 'toLocaleLowerCase':
      return literal(site, text.toLowerCase())
    case 'toUpperCase':
    case 'toLocaleUpperCase':
      return literal(site, text.toUpperCase())
    case 'trim':
      return literal(site, text.trim())
    case 'toString':
      return literal(site, text)
    case 'concat':
      return textOf([text, ...args], site)
    case 'startsWith':
      return typeof a === 'string' ? literal(site, text.startsWith(a)) : undefined
    case 'endsWith':
      return typeof a === 'string' ? literal(site, text.endsWith(a)) : undefined
    case 'includes':
      return typeof a === 'string' ? literal(site, text.includes(a)) : undefined
    case 'indexOf':
      return typeof a === 'string' ? literal(site, text.indexOf(a)) : undefined
    case 'slice':
    case 'substring':
      if (typeof a !== 'number' || (args.length > 1 && typeof b !== 'number')) return undefined
      return literal(site, name === 'slice' ? text.slice(a, Number(b ?? text.length)) : text.substring(a, Number(b ?? text.length)))
    case 'split':
      return typeof a === 'string' && args.length === 1
        ? { node: site.node, env: site.env, kind: 'array', items: text.split(a).map((one) => literal(site, one)), open: false }
        : undefined
    case 'replace':
    case 'replaceAll': {
      if (typeof b !== 'string') return undefined
      if (typeof a === 'string') return literal(site, name === 'replace' ? text.replace(a, () => b) : text.replaceAll(a, () => b))
      const expression = first?.kind === 'regexp' ? compiled(first.pattern, first.flags) : undefined
      return expression && literal(site, text.replace(expression, b))
    }
    default:
      return undefined
  }
}

/** A regular expression of the sources that is quick for sure: nothing in it is repeated twice over. */
function compiled(pattern: string, flags: string): RegExp | undefined {
  if (pattern.length > 60 || /[*+}].*[*+{]/.test(pattern)) return undefined
  try {
    return new RegExp(pattern, flags.replaceAll(/[^gimsu]/g, ''))
  } catch {
    return undefined
  }
}
