/** A span of a text and what stands there instead. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Replaces spans that do not overlap; where several begin at one place, in the order in which they were made. */
export function replaceSpans(text: string, spans: readonly Span[]): string {
  let result = ''
  let at = 0
  for (const span of [...spans].sort((one, other) => one.start - other.start || one.end - other.end)) {
    if (span.start < at) throw new RangeError('Spans overlap.')
    result += text.slice(at, span.start) + span.text
    at = span.end
  }
  return result + text.slice(at)
}
