/** Moves the lines of a text, but for its first, from one indentation to another. */
export function reindent(text: string, from: string, to: string): string {
  if (from === to || !text.includes('\n')) return text
  return text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : line.startsWith(from) ? to + line.slice(from.length) : line))
    .join('\n')
}
