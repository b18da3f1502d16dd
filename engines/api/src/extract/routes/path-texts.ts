import type { Value } from '../../evaluate/value.js'
import { isWhole } from './packages.js'
import { declaredDefault, type Settings } from './settings.js'

const LIMIT = 64

/** The texts that a value may be; undefined where it can't be known. What the environment decides counts with its default. */
export function textsOf(value: Value, settings: Settings): readonly string[] | undefined {
  switch (value.kind) {
    case 'literal':
      return value.value === undefined || value.value === null ? [''] : [String(value.value)]
    case 'text':
      return joinedTexts(value.parts, settings)
    case 'either': {
      const own = value.options.flatMap((one) => (isSet(one) ? [] : (textsOf(one, settings) ?? [])))
      if (own.length > 0) return [...new Set(own)]
      const given = value.options.flatMap((one) => textsOf(one, settings) ?? [])
      return given.length > 0 ? [...new Set(given)] : undefined
    }
    case 'external': {
      const [owner, name] = value.path
      const given =
        value.specifier === 'global' && name !== undefined && /^global(?:This)?$/.test(owner ?? '') ? settings.globalValue(name) : undefined
      if (given !== undefined && given !== value) return textsOf(given, settings)
      const found = settingOf(value, settings)
      return found === undefined ? undefined : [found]
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

function joinedTexts(parts: readonly (string | Value)[], settings: Settings): readonly string[] | undefined {
  let texts: readonly string[] = ['']
  let behindSetting = false
  for (const part of parts) {
    const options = typeof part === 'string' ? [part] : textsOf(part, settings)
    if (options === undefined || texts.length * options.length > LIMIT) return undefined
    const apart = behindSetting
    texts = texts.flatMap((text) => options.map((option) => (apart ? behind(text, option) : text + option)))
    behindSetting = typeof part !== 'string' && isSet(part)
  }
  return texts
}

/** A sample's `/api` in front of `users` means a path of two segments: it would be no sample of anything otherwise. */
function behind(setting: string, text: string): string {
  return /[^/]$/.test(setting) && /^\w/.test(text) ? `${setting}/${text}` : setting + text
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
