/** How many rows Page Up and Page Down go. */
const PAGE = 10

/** Where a key leads among so many rows; undefined for a key that does not move. Above the first row there is -1. */
export function nextRow(key: string, at: number, count: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(at + 1, last)
    case 'ArrowUp':
    case 'k':
      return at - 1
    case 'PageDown':
      return Math.min(at + PAGE, last)
    case 'PageUp':
      return Math.max(at - PAGE, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
