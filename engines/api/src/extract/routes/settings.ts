import { load } from 'js-yaml'
import { parse } from 'jsonc-parser'
import type { CallValue, Value } from '../../evaluate/value.js'
import type { ProjectFiles } from '../../plan/files.js'

const SAMPLES = ['.env.example', '.env.sample', '.env.template', '.env.defaults', '.env.dist', '.env.development', '.env']
const CONFIGS = ['default.json', 'default.json5', 'default.yaml', 'default.yml']

/** What the project's own files say about values that come from outside: sample environments, and the defaults of the `config` package. */
export class Settings {
  readonly #environments = new Map<string, ReadonlyMap<string, string>>()
  readonly #configs = new Map<string, unknown>()

  constructor(
    readonly files: ProjectFiles,
    /** What the program gives to a member of `global`. */
    readonly globalValue: (name: string) => Value | undefined,
  ) {}

  /** A variable's value in the nearest sample of an environment, seen from a file. */
  variable(name: string, from: string): string | undefined {
    for (const folder of foldersAbove(from)) {
      const found = this.#environment(folder).get(name)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** What `config.get(key)` gives by `config/default.json`. */
  config(key: string, from: string): string | undefined {
    for (const folder of foldersAbove(from)) {
      let value = this.#config(folder)
      for (const part of key.split('.')) value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined
      if (typeof value === 'string') return value
    }
    return undefined
  }

  #environment(folder: string): ReadonlyMap<string, string> {
    const known = this.#environments.get(folder)
    if (known !== undefined) return known
    const found = new Map<string, string>()
    for (const name of SAMPLES) {
      for (const line of (this.files.read(folder + name) ?? '').split('\n')) {
        const [, variable, text] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? []
        if (variable !== undefined && text !== undefined && !found.has(variable))
          found.set(variable, text.replace(/^(["'])(.*?)\1.*$/, '$2').replace(/\s+#.*$/, ''))
      }
    }
    this.#environments.set(folder, found)
    return found
  }

  #config(folder: string): unknown {
    if (this.#configs.has(folder)) return this.#configs.get(folder)
    const path = CONFIGS.map((name) => `${folder}config/${name}`).find((one) => this.files.isFile(one))
    const text = path === undefined ? undefined : this.files.read(path)
    const value: unknown = text === undefined || path === undefined ? undefined : readConfig(path, text)
    this.#configs.set(folder, value)
    return value
  }
}

function readConfig(path: string, text: string): unknown {
  try {
    return /\.ya?ml$/.test(path) ? load(text) : parse(text)
  } catch {
    return undefined
  }
}

/** From a file's folder up to the root, each with its slash. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return [...parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/')}/`), '']
}

/** A default that a schema of the environment gives: `cleanEnv(process.env, { PREFIX: str({ default: '/api' }) })`, `.default('/api')`. */
export function declaredDefault(call: CallValue, name: string): string | undefined {
  for (const one of call.args) {
    const member = one.kind === 'object' ? one.members.get(name)?.value() : undefined
    const found = member && defaultIn(member)
    if (found !== undefined) return found
    if (one.kind === 'call') {
      const inner = declaredDefault(one, name)
      if (inner !== undefined) return inner
    }
  }
  return call.callee.kind === 'member' && call.callee.object.kind === 'call' ? declaredDefault(call.callee.object, name) : undefined
}

function defaultIn(value: Value): string | undefined {
  if (value.kind !== 'call') return undefined
  const [first] = value.args
  if (value.callee.kind === 'member' && value.callee.name === 'default' && first?.kind === 'literal') return String(first.value)
  const given = first?.kind === 'object' ? first.members.get('default')?.value() : undefined
  if (given?.kind === 'literal') return String(given.value)
  return value.callee.kind === 'member' ? defaultIn(value.callee.object) : undefined
}
