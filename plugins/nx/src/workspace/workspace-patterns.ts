/** Whether one of a package manager's workspace patterns (`apps/*`, `packages/**`, `api`) takes a folder in. */
export function covers(patterns: readonly string[], folder: string): boolean {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  return matchesAny(patterns, folder) && !matchesAny(excluded, folder)
}

function matchesAny(patterns: readonly string[], folder: string): boolean {
  return patterns.some((pattern) => matches(pattern.replace(/^\.\//, '').replace(/\/+$/, '').split('/'), folder.split('/')))
}

function matches([pattern, ...patterns]: readonly string[], segments: readonly string[]): boolean {
  if (pattern === undefined) return segments.length === 0
  const [segment, ...rest] = segments
  if (pattern === '**') return matches(patterns, segments) || (segment !== undefined && matches([pattern, ...patterns], rest))
  return segment !== undefined && matchesSegment(pattern, segment) && matches(patterns, rest)
}

function matchesSegment(pattern: string, segment: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${source.join('[^/]*')}$`).test(segment)
}
