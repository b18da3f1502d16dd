/** Offset of the line that an offset is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Offset behind the last character of the line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  if (end === -1) return text.length
  return end > offset && text.charCodeAt(end - 1) === 13 ? end - 1 : end
}

/** How far an offset stands from the start of its line, in UTF-16 units. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** Whether nothing but spaces stands before an offset in its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === ''
}

/** The offset of the next character that is neither white space nor part of a YAML comment. */
export function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit === 32 || unit === 10 || unit === 13 || unit === 9) at += 1
    else if (unit === 35 && (at === 0 || /\s/.test(text.charAt(at - 1)))) at = lineEnd(text, at)
    else return at
  }
}

/** Whether a YAML comment stands in a span that holds no value. */
export function hasComment(gap: string): boolean {
  return gap.includes('#')
}

/** The end of the comments below a line that are indented further than a column: they belong to what stands above them. */
export function endOfComments(text: string, from: number, column: number): number {
  let end = from
  for (let at = text.indexOf('\n', from) + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) {
    const line = text.slice(at, lineEnd(text, at))
    const content = line.trimStart()
    if (content !== '' && (!content.startsWith('#') || line.length - content.length <= column)) break
    if (content !== '') end = at + line.length
  }
  return end
}
