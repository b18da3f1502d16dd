/** A comment with what it says, free of how it is laid out. */
export interface Comment {
  readonly start: number
  readonly end: number
  readonly kind: 'line' | 'block' | 'doc'
  readonly says: string
}

/** What a comment says, line by line, without its delimiters, the stars before its lines, and space around them. */
export function commentLines(text: string): readonly string[] {
  if (text.startsWith('//')) return [text.slice(2).trim()]
  const lines = text
    .replace(/^\/\*\*?/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(/^\s*\*(?!\/)/, '')).trim())
  while (lines.length > 1 && lines[0] === '') lines.shift()
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines
}

export function readComment(source: string, start: number, end: number): Comment {
  const text = source.slice(start, end)
  const kind = text.startsWith('//') ? 'line' : text.startsWith('/**') && text.length > 4 ? 'doc' : 'block'
  return { start, end, kind, says: commentLines(text).join('\n') }
}

/** Whether comments say nothing that others don't say, too: nobody has added to them. */
export function saysNoMore(comments: readonly Comment[], known: readonly Comment[]): boolean {
  const left = known.map(({ says }) => says)
  return comments.every(({ says }) => {
    const at = left.indexOf(says)
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}
