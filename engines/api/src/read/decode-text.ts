/**
 * The text of a file: UTF-8 or, with a byte order mark or where every other byte is zero, UTF-16. A byte order mark is removed.
 *
 * @returns undefined for what is no text
 */
export function decodeText(content: Uint8Array | string): string | undefined {
  if (typeof content === 'string') return content.startsWith('\ufeff') ? content.slice(1) : content
  try {
    const text = new TextDecoder(encodingOf(content), { fatal: true }).decode(content)
    return text.includes('\u0000') ? undefined : text
  } catch {
    return undefined
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0 && second !== 0) return 'utf-16be'
  if (first !== 0 && second === 0) return 'utf-16le'
  return 'utf-8'
}
