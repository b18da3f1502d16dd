import { quote } from './escape.js'

/** Collects the imports of one generated file and writes them in one order: packages, then files, each by specifier. */
export class Imports {
  readonly #values = new Map<string, Set<string>>()
  readonly #types = new Map<string, Set<string>>()
  readonly #namespaces = new Map<string, { readonly local: string; readonly type: boolean }>()

  /** `import { name } from specifier` */
  value(specifier: string, name: string): void {
    add(this.#values, specifier, name)
  }

  /** `import type { name } from specifier`, merged with the values of the same file. */
  type(specifier: string, name: string): void {
    add(this.#types, specifier, name)
  }

  /** `import * as local from specifier` */
  namespace(specifier: string, local: string, options: { readonly type?: boolean } = {}): void {
    this.#namespaces.set(specifier, { local, type: options.type === true })
  }

  toString(): string {
    const specifiers = [...new Set([...this.#values.keys(), ...this.#types.keys(), ...this.#namespaces.keys()])]
    return specifiers
      .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map((specifier) => this.#lines(specifier))
      .join('')
  }

  #lines(specifier: string): string {
    const values = [...(this.#values.get(specifier) ?? [])].sort(byName)
    const types = [...(this.#types.get(specifier) ?? [])].filter((name) => !values.includes(name)).sort(byName)
    const namespace = this.#namespaces.get(specifier)
    const from = `from ${quote(specifier)}\n`
    const star = namespace === undefined ? '' : `import ${namespace.type ? 'type ' : ''}* as ${namespace.local} ${from}`
    if (values.length === 0 && types.length === 0) return star
    const names = values.length === 0 ? types : [...values, ...types.map((name) => `type ${name}`)]
    return `${star}import ${values.length === 0 ? 'type ' : ''}${braces(names)} ${from}`
  }
}

function braces(names: readonly string[]): string {
  const line = `{ ${names.join(', ')} }`
  return line.length <= 110 ? line : `{\n${names.map((name) => `  ${name},\n`).join('')}}`
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  const names = map.get(key)
  if (names === undefined) map.set(key, new Set([name]))
  else names.add(name)
}

function rank(specifier: string): number {
  return specifier.startsWith('./') ? 2 : specifier.startsWith('.') ? 1 : 0
}

function byName(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1
}

/**
 * The specifier by which one generated file imports another; both relative to the output folder, without extension. What is outside of it begins
 * with `..`.
 *
 * @example
 * specifier('users/contract', 'schemas/user') // '../schemas/user.js'
 */
export function specifier(from: string, to: string): string {
  const source = from.split('/').slice(0, -1)
  const target = to.split('/')
  let common = 0
  while (common < source.length && source[common] === target[common]) common++
  const up = '../'.repeat(source.length - common)
  return `${up === '' && target[0] !== '..' ? './' : up}${target.slice(common).join('/')}.js`
}
