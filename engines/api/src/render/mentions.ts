/** What may stand in an identifier, or before it when it is a property. */
const CONTINUES = /[\p{ID_Continue}$]/u
const PRECEDES = /[\p{ID_Continue}$.]/u

/**
 * Whether a text has a name as a word of its own: not within another identifier, and not as a property.
 *
 * @example
 * mentions('z.array(User)', 'User')     // true
 * mentions('z.array(UserInput)', 'User') // false
 */
export function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!PRECEDES.test(characterBefore(text, at)) && !CONTINUES.test(characterAt(text, at + name.length))) return true
  }
  return false
}

function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function characterBefore(text: string, index: number): string {
  if (index === 0) return ''
  const low = text.charCodeAt(index - 1)
  return characterAt(text, low >= 0xdc00 && low <= 0xdfff ? index - 2 : index - 1)
}
