import type { Place } from '../diagnostics/diagnostic.js'

/** The line and column of an offset in a text, both from 1. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { file, line, column: offset - before.lastIndexOf('\n') }
}

/** PostgreSQL counts characters, JavaScript UTF-16 units. `position` counts from 1. */
export function unitsBefore(text: string, position: number): number {
  let units = 0
  let characters = 1
  for (const character of text) {
    if (characters >= position) break
    characters++
    units += character.length
  }
  return units
}
