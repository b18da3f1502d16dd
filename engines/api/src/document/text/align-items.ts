import { isRecord } from '../../read/record.js'
import { sameValue } from './same-value.js'

/** For each wanted item the index of the old item that it is, or that it was made from; undefined for a new one. Indexes rise. */
export function alignItems(old: readonly unknown[], wanted: readonly unknown[]): (number | undefined)[] {
  const aligned = new Array<number | undefined>(wanted.length).fill(undefined)
  let start = 0
  while (start < old.length && start < wanted.length && sameValue(old[start], wanted[start])) {
    aligned[start] = start
    start += 1
  }
  let oldEnd = old.length
  let wantedEnd = wanted.length
  while (oldEnd > start && wantedEnd > start && sameValue(old[oldEnd - 1], wanted[wantedEnd - 1])) {
    oldEnd -= 1
    wantedEnd -= 1
    aligned[wantedEnd] = oldEnd
  }
  let from = start
  let gapStart = start
  for (const [oldIndex, wantedIndex] of commonItems(old, wanted, start, oldEnd, wantedEnd)) {
    aligned[wantedIndex] = oldIndex
    pairAlike(old, wanted, aligned, from, oldIndex, gapStart, wantedIndex)
    from = oldIndex + 1
    gapStart = wantedIndex + 1
  }
  pairAlike(old, wanted, aligned, from, oldEnd, gapStart, wantedEnd)
  return aligned
}

/** Above this, lists are not compared item by item with every other. */
const MOST_PAIRS = 250_000

/** A longest common subsequence, as pairs of indexes. */
function commonItems(
  old: readonly unknown[],
  wanted: readonly unknown[],
  start: number,
  oldEnd: number,
  wantedEnd: number,
): (readonly [number, number])[] {
  const rows = oldEnd - start
  const columns = wantedEnd - start
  if (rows * columns === 0 || rows * columns > MOST_PAIRS) return []
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1))
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  const same = (row: number, column: number): boolean => sameValue(old[start + row], wanted[start + column])
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const length = same(row, column) ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
      lengths[row]?.fill(length, column, column + 1)
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (same(row, column)) pairs.push([start + row++, start + column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return pairs
}

/** Between equal items: what is alike is the same item, changed. */
function pairAlike(
  old: readonly unknown[],
  wanted: readonly unknown[],
  aligned: (number | undefined)[],
  oldStart: number,
  oldEnd: number,
  wantedStart: number,
  wantedEnd: number,
): void {
  let next = oldStart
  for (let index = wantedStart; index < wantedEnd; index += 1) {
    for (let candidate = next; candidate < oldEnd; candidate += 1) {
      if (!alike(old[candidate], wanted[index])) continue
      aligned[index] = candidate
      next = candidate + 1
      break
    }
  }
}

const IDENTIFYING = ['name', '$ref', 'url', 'operationId', 'in'] as const

function alike(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return Array.isArray(one) === Array.isArray(other) && isRecord(one) === isRecord(other)
  return IDENTIFYING.every((key) => one[key] === other[key])
}
