import type { Finding } from '../diagnostics/finding.js'
import { jsonSyntax } from '../diagnostics/reading.js'

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/.source
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/.source
/** The next token and the white space before it: punctuation, a string, or another scalar. */
const TOKEN = new RegExp(`\\s*(?:([[\\]{},:])|(${STRING})|(${NUMBER}|true|false|null))`, 'y')

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or }' | ', or ]' | 'end'

const WANTED: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': 'a value or "]"',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or "}"',
  ':': '":"',
  ', or }': '"," or "}"',
  ', or ]': '"," or "]"',
  end: 'the end of the file',
}

/** Where and why `JSON.parse` refuses a text; its own messages give no dependable offset. For texts that it has refused. */
export function jsonError(text: string): { finding: Finding; offset: number } {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = 0
  const afterValue = (): Expected => (open.length === 0 ? 'end' : open.at(-1) === '{' ? ', or }' : ', or ]')
  for (;;) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (match === null) break
    const [, punctuation, string] = match
    const next = step(expected, punctuation, string !== undefined, open, afterValue)
    if (next === undefined) break
    expected = next
    at = TOKEN.lastIndex
  }
  const rest = text.slice(at)
  const offset = at + (rest.length - rest.trimStart().length)
  const found = text.slice(offset, offset + 12).split(/\s/)[0] ?? ''
  return {
    finding: jsonSyntax(`${WANTED[expected]} was expected, found ${offset >= text.length ? 'the end of the file' : JSON.stringify(found)}`),
    offset,
  }
}

/** What is expected after a token, or undefined when the token is wrong. */
function step(
  expected: Expected,
  punctuation: string | undefined,
  isString: boolean,
  open: ('{' | '[')[],
  afterValue: () => Expected,
): Expected | undefined {
  const wantsValue = expected === 'value' || expected === 'value or ]'
  if (punctuation === '{' || punctuation === '[') {
    if (!wantsValue) return undefined
    open.push(punctuation)
    return punctuation === '{' ? 'key or }' : 'value or ]'
  }
  if (punctuation === '}' || punctuation === ']') {
    if (!expected.endsWith(`or ${punctuation}`)) return undefined
    open.pop()
    return afterValue()
  }
  if (punctuation === ',') return expected === ', or }' ? 'key' : expected === ', or ]' ? 'value' : undefined
  if (punctuation === ':') return expected === ':' ? 'value' : undefined
  if (expected === 'key' || expected === 'key or }') return isString ? ':' : undefined
  return wantsValue ? afterValue() : undefined
}
