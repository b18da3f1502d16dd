import type { Place } from '../diagnostics/diagnostic.js'

/** Line and column (from 1) of an offset in a text. */
export function placeOfOffset(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  let line = 1
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1
  return { file, line, column: offset - lineStart + 1 }
}
