/** What namespaces and parameters are called where somebody has given them other names. */
const NAMES: Readonly<Record<string, string>> = { agreed: 'contract', answers: 'handlers', zod: 'z', server: 'app' }

/** What a word is called by kit: somebody's names begin with `Own`, and that of a router is exported as it was before. */
function kitsName(word: string, text: string): string {
  if (word === 'own') return /export \{ own as (\w+) \}/.exec(text)?.[1] ?? word
  return Object.hasOwn(NAMES, word) ? (NAMES[word] ?? word) : word.replace(/^Own(?=[A-Z])/, '')
}

/** How often each word stands in some texts, less how often it stands in others; without those that stand in both as often. */
export function words(texts: readonly string[], less: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (text: string, by: number): void => {
    // What somebody exports once more follows when kit gives it another name.
    const own = text.replace(/\bexport \{ \w+ as (MARK\d+) \}/g, 'export { $1 }')
    // An import goes with the name that somebody gave it, once nothing uses it any more.
    const plain = own.replace(/\b(\w+) as (\w+)/g, (all, name, other) => (kitsName(other, text) === name ? name : all))
    for (const [word] of plain.matchAll(/[\p{ID_Continue}$]+/gu)) {
      const name = kitsName(word, text)
      counts.set(name, (counts.get(name) ?? 0) + by)
    }
  }
  for (const text of texts) count(text, 1)
  for (const text of less) count(text, -1)
  return new Map([...counts].filter(([, number]) => number !== 0))
}
