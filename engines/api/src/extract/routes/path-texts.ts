import type { Value } from '../../evaluate/value.js'
import { isWhole } from './packages.js'
import { declaredDefault, type Settings } from './settings.js'

const LIMIT = 64

/** The texts that a value may be; undefined where it can't be known. What the environment decides counts with its default. */
export function textsOf(value: Value, settings: Settings): readonly string[] | undefined {
  switch (value.kind) {
    case 'literal':
      return value.value === undefined || value.value === null ? [''] : [String(value.value)]
    case 'text': {
      let texts: readonly string[] = ['']
      for (const part of value.parts) {
        const options = typeof part === 'string' ? [part] : textsOf(part, settings)
        if (options === undefined || texts.length * options.length > LIMIT) return undefined
        const set = typeof part !== 'string' && isSet(part)
        texts = texts.flatMap((text) =>
          options.map((option) => (set || typeof part !== 'string' ? text + option : joined(text, option, value.parts, part))),
        )
      }
      return texts
    }
    case 'either': {
      const own = value.options.flatMap((one) => (isSet(one) ? [] : (textsOf(one, settings) ?? [])))
      if (own.length > 0) return [...new Set(own)]
      const given = value.options.flatMap((one) => textsOf(one, settings) ?? [])
      return given.length > 0 ? [...new Set(given)] : undefined
    }
    default: {
      const found = settingOf(value, settings)
      return found === undefined ? undefined : [found]
    }
  }
}

/** Whether the environment decides about a value. */
function isSet(value: Value): boolean {
  return value.kind === 'external' || value.kind === 'call' || value.kind === 'member'
}

/** The sample's `/api` in front of `users` is a path of two segments: without the slash it would be no sample of what is meant. */
function joined(text: string, option: string, parts: readonly (string | Value)[], part: string): string {
  const before = parts[parts.indexOf(part) - 1]
  const apart = before !== undefined && typeof before !== 'string' && isSet(before) && /[^/]$/.test(text) && /^\w/.test(option)
  return apart ? `${text}/${option}` : text + option
}

function settingOf(value: Value, settings: Settings): string | undefined {
  const from = value.env.module.path
  if (value.kind === 'external' && value.specifier === 'global' && value.path[0] === 'process' && value.path[1] === 'env')
    return value.path[2] === undefined ? undefined : settings.variable(value.path[2], from)
  if (value.kind === 'member' && /^[A-Z][A-Z0-9_]*$/.test(value.name) && value.object.kind === 'call')
    return declaredDefault(value.object, value.name) ?? settings.variable(value.name, from)
  if (value.kind === 'call' && value.callee.kind === 'external' && value.callee.specifier === 'config') {
    const [key] = value.args
    const get = value.callee.path.at(-1) === 'get' && isWhole(value.callee.path.slice(0, -1))
    return get && key?.kind === 'literal' ? settings.config(String(key.value), from) : undefined
  }
  if (value.kind === 'external' && value.specifier === 'config') {
    const path = value.path[0] === 'default' ? value.path.slice(1) : value.path
    return path.length === 0 ? undefined : settings.config(path.join('.'), from)
  }
  return undefined
}
