import { templatePieces } from './route-template.js'

interface Routed {
  readonly method: string
  readonly path: string
}

/**
 * Puts specific routes before general ones, since in Express and Koa the first match wins: `/users/me` before `/users/{id}`, and
 * `/files/{name}.json` before `/files/{name}`. All other routes stay where they are.
 *
 * @param operations in the document's order
 */
export function orderRoutes<T extends Routed>(operations: readonly T[]): readonly T[] {
  const ordered = [...operations]
  for (const positions of rivals(operations)) {
    const sorted: T[] = []
    for (const position of positions) {
      const operation = operations[position]
      if (operation === undefined) continue
      const general = sorted.findIndex((other) => comesBefore(operation.path, other.path))
      sorted.splice(general === -1 ? sorted.length : general, 0, operation)
    }
    for (const [index, operation] of sorted.entries()) ordered[positions[index] ?? -1] = operation
  }
  return ordered
}

/** Only routes of the same method and number of segments can both match: a parameter never spans a slash. */
function rivals(operations: readonly Routed[]): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const [position, { method, path }] of operations.entries()) {
    const key = `${method} ${path.split('/').length}`
    groups.set(key, [...(groups.get(key) ?? []), position])
  }
  return groups.values()
}

/** Whether both match some address, and at the first segment where they differ in kind the first says more about it. */
export function comesBefore(path: string, other: string): boolean {
  const [own, others] = [path.split('/'), other.split('/')]
  if (own.length !== others.length) return false
  let verdict = 0
  for (const [index, segment] of own.entries()) {
    const rival = others[index] ?? ''
    if (!overlap(segment, rival)) return false
    if (verdict === 0) verdict = specificity(segment) - specificity(rival)
  }
  return verdict > 0
}

/** All text says most; then the more text the better. */
function specificity(segment: string): number {
  if (!segment.includes('{')) return Number.MAX_SAFE_INTEGER
  return templatePieces(segment).reduce((sum, piece) => sum + ('literal' in piece ? piece.literal.length : 0), 0)
}

function overlap(a: string, b: string): boolean {
  if (a === b) return true
  if (a.includes('{')) return b.includes('{') ? mayMeet(a, b) : pattern(a).test(b)
  return b.includes('{') && pattern(b).test(a)
}

function pattern(segment: string): RegExp {
  const source = templatePieces(segment).map((piece) =>
    'literal' in piece ? piece.literal.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&') : '.+',
  )
  return new RegExp(`^${source.join('')}$`, 's')
}

/** Two segments with parameters meet unless their beginnings or their ends contradict each other. */
function mayMeet(a: string, b: string): boolean {
  const [startA = '', startB = ''] = [a.split('{', 1)[0], b.split('{', 1)[0]]
  const [endA = '', endB = ''] = [a.split('}').at(-1), b.split('}').at(-1)]
  return (startA.startsWith(startB) || startB.startsWith(startA)) && (endA.endsWith(endB) || endB.endsWith(endA))
}
