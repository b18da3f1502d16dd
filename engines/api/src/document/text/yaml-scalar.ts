/** How a string is written where nothing of its content asks for another style. */
export type Quotes = 'single' | 'double'

/** A shortcut for nearly all keys and most values. */
const SIMPLE = /^[A-Za-z_/$][\w/$.-]*$/
/**
 * What some reader of YAML takes for null, a boolean, a number (with `_` or `,` in it, to base 2, 8, 16 or 60), a date or a time of day.
 * A version such as `3.1.0` is none of these. `4XX` is not either, but stands among `'404'` and its like.
 */
const AMBIGUOUS =
  /^(?:null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)|[-+]?0[box][\da-f_]*|[-+]?(?:\d[\d_,]*(?:\.[\d_]*)?|\.[\d_]+)(?:e[-+]?\d*)?|[-+]?\d[\d_]*(?::\d*)+(?:\.[\d_]*)?|\d{4}-\d\d?-\d\d?(?:[ t].*)?|[1-5]xx|[-+.]+)$/i
/** What can begin a plain scalar, and nothing that YAML gives a meaning there. */
const FIRST = /^[\p{L}\p{N}_/$.(^+-]/u
const MAYBE_AMBIGUOUS = /^[-+.\dnytfo]/i
/** Characters that are invisible, or half of one. */
const SPECIAL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200f\u202f\u205f\u3000\ufffe\uffff]/u
const SPACE = 32
const HASH = 35
const COLON = 58
const FLOW_INDICATOR = /[,[\]{}]/
const MARKER = /^(?:---|\.\.\.)/

/** Whether a string can stand without quotes and stay that string in every version of YAML. */
export function isPlain(text: string, flow: boolean): boolean {
  if (SIMPLE.test(text)) return text.length > 5 || !AMBIGUOUS.test(text)
  if (!FIRST.test(text) || !hasPlainCharacters(text) || MARKER.test(text) || /^[-+](?:\s|$)/.test(text)) return false
  return !(MAYBE_AMBIGUOUS.test(text) && AMBIGUOUS.test(text)) && !(flow && FLOW_INDICATOR.test(text))
}

/** Whether nothing in a string ends a plain scalar or has to be escaped. One look at each character: descriptions are long. */
function hasPlainCharacters(text: string): boolean {
  let before = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 32 || unit > 126) {
      if (unit < 160) return false
      if (SPECIAL.test(text)) return false
    } else if (unit === HASH && before === SPACE) return false
    else if (unit === SPACE && (before === COLON || before === 0)) return false
    before = unit
  }
  return before !== COLON && before !== SPACE
}

/** A string in quotes: double ones where characters have to be escaped. */
export function quoted(text: string, quotes: Quotes): string {
  const needsEscapes = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u.test(text)
  return quotes === 'single' && !needsEscapes ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text)
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\u00ad]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A number, boolean, null or string on one line. */
export function inlineScalar(value: unknown, flow: boolean, quotes: Quotes): string {
  if (typeof value === 'string') return isPlain(value, flow) ? value : quoted(value, quotes)
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf'
  return Object.is(value, -0) ? '-0.0' : (JSON.stringify(value) ?? 'null')
}

/** Whether a text of several lines can be a `|` block as it is. */
export function isLiteral(text: string): boolean {
  if (!text.includes('\n') || /^[\s]|\n\n$|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u.test(text))
    return false
  // Lines of spaces alone, and comments or markers at the start of a line, mean nothing inside; but editors strip the first kind.
  return !/[ \t]$/m.test(text)
}

/** A `|` block: the header, and the lines behind an indentation. */
export function literalBlock(text: string, indent: string, eol: string): string {
  const ends = text.endsWith('\n')
  const lines = (ends ? text.slice(0, -1) : text).split('\n')
  return `${ends ? '|' : '|-'}${lines.map((line) => (line === '' ? eol : eol + indent + line)).join('')}`
}
