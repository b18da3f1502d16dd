/** What one file takes from another of the same project. */
export interface RelativeImport {
  /** The other file, without its extension, relative to where `path` is relative to. */
  readonly module: string
  /** What is taken by name, or said of a namespace: `Pet` for `contract.Pet`. */
  readonly names: readonly string[]
}

const FROM = /\b(?:import|export)\b((?:(?!\b(?:import|export)\b)[^;'"])*?)\bfrom\s*['"](\.[^'"\n]+)['"]/g
const BARE = /\bimport\s*\(?\s*['"](\.[^'"\n]+)['"]/g

/**
 * Finds relative imports and re-exports by their looks, so that it is quick and never fails on a file that does not parse. It may find
 * more than there is (in a comment), never less.
 *
 * @example
 * relativeImports('users/handlers.ts', "import { User } from './contract.js'") // [{ module: 'users/contract', names: ['User'] }]
 */
export function relativeImports(path: string, text: string): readonly RelativeImport[] {
  const found = [...text.matchAll(FROM)].map(([, clause = '', specifier = '']) => ({
    module: resolveModule(path, specifier),
    names: namesOf(clause, text),
  }))
  return [...found, ...Array.from(text.matchAll(BARE), ([, specifier = '']) => ({ module: resolveModule(path, specifier), names: [] }))]
}

function namesOf(clause: string, text: string): readonly string[] {
  const namespace = /\*\s*as\s+([\p{ID_Continue}$]+)/u.exec(clause)?.[1]
  if (namespace !== undefined) return membersOf(namespace, text)
  const braces = /\{([^}]*)\}/.exec(clause)?.[1] ?? ''
  return braces.split(',').flatMap((one) => /^\s*(?:type\s+(?!as\b))?([\p{ID_Continue}$]+)/u.exec(one)?.[1] ?? [])
}

/** Names that a text says of a namespace: `User` in `contract.User`. */
export function membersOf(namespace: string, text: string): readonly string[] {
  const member = new RegExp(`(?<![\\p{ID_Continue}$.])${namespace.replaceAll('$', '\\$')}\\s*\\.\\s*([\\p{ID_Continue}$]+)`, 'gu')
  return [...new Set(Array.from(text.matchAll(member), ([, name = '']) => name))]
}

/** The module a relative specifier means, without its extension; it begins with `..` where it leaves what `from` is relative to. */
export function resolveModule(from: string, specifier: string): string {
  const segments = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop()
    else if (part !== '.') segments.push(part)
  }
  return segments.join('/').replace(/\.[cm]?[jt]s$/, '')
}
