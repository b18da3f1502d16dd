/** What namespaces are called where somebody has given them other names. */
const NAMES: Readonly<Record<string, string>> = { agreed: 'contract', answers: 'handlers', zod: 'z' }

/** How often each word stands in some texts, less how often it stands in others; without those that stand in both as often. */
export function words(texts: readonly string[], less: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (text: string, by: number): void => {
    // An import goes with the name that somebody gave it, once nothing uses it any more.
    const plain = text.replace(/\b(\w+) as (\w+)/g, (all, name, other) => (NAMES[other] === name ? name : all))
    for (const [word] of plain.matchAll(/[\p{ID_Continue}$]+/gu)) {
      const name = NAMES[word] ?? word
      counts.set(name, (counts.get(name) ?? 0) + by)
    }
  }
  for (const text of texts) count(text, 1)
  for (const text of less) count(text, -1)
  return new Map([...counts].filter(([, number]) => number !== 0))
}
