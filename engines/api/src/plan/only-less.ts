/**
 * Whether a text is another one with something left out: whoever made it of that one wrote nothing that could be lost. How both are laid out does
 * not matter; a comment counts as a whole.
 */
export function isOnlyLess(text: string, whole: string): boolean {
  const all = wordsOf(whole)
  let at = 0
  for (const word of wordsOf(text)) {
    at = all.indexOf(word, at) + 1
    if (at === 0) return false
  }
  return true
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*|[\p{ID_Continue}$]+|\S/gu) ?? []
}
