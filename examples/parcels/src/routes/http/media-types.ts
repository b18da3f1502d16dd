/** `Text/HTML; charset="UTF-8"` as `text/html`. */
export function essence(mediaType: string): string {
  const semicolon = mediaType.indexOf(';')
  return (semicolon === -1 ? mediaType : mediaType.slice(0, semicolon)).trim().toLowerCase()
}

export function charsetOf(mediaType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(mediaType)?.[1]?.toLowerCase()
}

export function isJson(type: string): boolean {
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json')
}

/** Whether a media type falls under a range such as `image/*`. */
export function inRange(type: string, range: string): boolean {
  return range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))
}

/** The most specific of several ranges that takes a media type. */
export function bestRange(type: string, ranges: readonly string[]): string | undefined {
  const specificity = (range: string) => (range === '*/*' ? 0 : range.endsWith('/*') ? 1 : 2)
  return ranges.filter((range) => inRange(type, range)).sort((a, b) => specificity(b) - specificity(a))[0]
}
