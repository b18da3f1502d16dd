/** Whether two contents of a file are the same, as text or as bytes in UTF-8. */
export function sameContent(one: Uint8Array | string, other: Uint8Array | string): boolean {
  if (one === other) return true
  if (typeof one === 'string' && typeof other === 'string') return false
  return bytesOf(one).equals(bytesOf(other))
}

/** The same memory, not a copy of it. */
function bytesOf(content: Uint8Array | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}
