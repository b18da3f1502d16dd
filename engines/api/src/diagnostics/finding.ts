import type { Diagnostic } from './diagnostic.js'

/** A diagnostic before its place is known: what the function of a code returns. */
export type Finding = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'fix'>

/** At most this much of a text from outside goes into a message. */
const LONGEST = 120

/** A name or text from outside as it stands in a message: quoted, shortened, without control characters. */
export function shown(text: unknown): string {
  const plain = (typeof text === 'string' ? text : (JSON.stringify(text) ?? String(text))).replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]+/g,
    ' ',
  )
  return `"${plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain}"`
}

/** What a value from outside is, in words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
