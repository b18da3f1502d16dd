import { join } from './json-pointer.js'

/**
 * The pointer of the value that begins on a line of `JSON.stringify(value, null, 2)`.
 *
 * @param text the JSON text, indented by two spaces
 * @param line from 1
 */
export function pointerAtLine(text: string, line: number): string {
  /** Per open container: the pointer to it, and how many items a list has had. */
  const open: { readonly pointer: string; readonly isList: boolean; count: number }[] = []
  let pointer = ''
  for (const one of text.split('\n').slice(0, line)) {
    const parent = open.at(-1)
    const content = one.trim()
    if (/^[\]}]/.test(content)) {
      pointer = open.pop()?.pointer ?? ''
      continue
    }
    const key = parent?.isList === false ? /^("(?:[^"\\]|\\.)*"): /.exec(content)?.[1] : undefined
    if (parent !== undefined) pointer = join(parent.pointer, key === undefined ? parent.count : String(JSON.parse(key)))
    if (parent !== undefined) parent.count += 1
    if (/[[{]$/.test(content)) open.push({ pointer, isList: content.endsWith('['), count: 0 })
  }
  return pointer
}
