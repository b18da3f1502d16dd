import { isIdentifierName } from './escape.js'

/** Words of a name from outside: split at everything that is no letter or digit, and at camelCase humps. */
function words(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

function capitalise(word: string): string {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('')
}

/** Makes a text an identifier by the least change: kept when it is one, else its words joined. */
function identifier(text: string, join: (parts: readonly string[]) => string): string {
  if (isIdentifierName(text)) return text
  const joined = join(text.split(/[^\p{ID_Continue}$]+/u).filter((part) => part !== ''))
  if (joined === '') return '_'
  return isIdentifierName(joined) ? joined : `_${joined}`
}

/** A name for a type or schema: `foo.bar-Baz` becomes `FooBarBaz`, `User` and `user_v2` stay. */
export function typeName(text: string): string {
  return identifier(text, (parts) => parts.map(capitalise).join(''))
}

/** A name for a value: `get-user` becomes `getUser`, `listUsers` stays. */
export function valueName(text: string): string {
  return identifier(text, (parts) => parts.map((part, index) => (index === 0 ? part : capitalise(part))).join(''))
}

/** camelCase of all words: `User Accounts` becomes `userAccounts`. */
export function camelCase(text: string): string {
  const joined = words(text)
    .map((word, index) => (index === 0 ? word.toLowerCase() : capitalise(word.toLowerCase())))
    .join('')
  return joined === '' ? '_' : isIdentifierName(joined) ? joined : `_${joined}`
}

/** Names that no file can have on Windows, whatever its extension. */
const DEVICE = /^(?:con|nul|aux|prn|com\d|lpt\d)$/

/** A file or folder name that every file system takes: at most 80 lower-case letters and digits of words joined by hyphens. */
export function kebabCase(text: string): string {
  const name = words(text)
    .join('-')
    .toLowerCase()
    .slice(0, 80)
    .replace(/[-\ud800-\udbff]$/, '')
  return DEVICE.test(name) ? `${name}-2` : name
}
