/** Whether two contents of a file are the same, as text or as bytes in UTF-8. */
export function sameContent(one: Uint8Array | string, other: Uint8Array | string): boolean {
  if (one === other) return true
  if (typeof one === 'string' && typeof other === 'string') return false
  return lengthOf(one) === lengthOf(other) && bytesOf(one).equals(bytesOf(other))
}

/** In bytes: to count them takes much less time than to write them. */
function lengthOf(content: Uint8Array | string): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength
}

/** The same memory, not a copy of it. */
function bytesOf(content: Uint8Array | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}
