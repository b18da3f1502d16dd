/**
 * The one door through which outside text (names, descriptions, patterns, paths) enters generated source code.
 * Everything kit writes goes through one of these; `escape.spec.ts` tries to break out of each.
 */

/** What ends a string, what no editor shows, and what makes text look like other text (Unicode's directional controls). */
const UNSAFE_IN_STRING = /[\\'\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/u
const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeUnit(unit: string): string {
  return NAMED[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/**
 * A string as a single-quoted TypeScript literal. `</script` and `<!--` are split so that the source may stand in a page.
 *
 * @example
 * quote("it's") // 'it\'s', with its quotes
 */
export function quote(text: string): string {
  const escaped = UNSAFE_IN_STRING.test(text) ? text.replace(new RegExp(UNSAFE_IN_STRING, 'gu'), escapeUnit) : text
  return `'${escaped.replace(/<(?=\/script|!--)/gi, '\\u003c')}'`
}

/**
 * Text inside a template literal: no way out of it, and nothing that is evaluated.
 *
 * @example
 * templateText('costs $5') // costs \$5
 */
export function templateText(text: string): string {
  return quote(text).slice(1, -1).replaceAll("\\'", "'").replace(/[`$]/g, '\\$&')
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

/** Whether a text can stand as an identifier (reserved words not considered). */
export function isIdentifierName(text: string): boolean {
  return IDENTIFIER.test(text)
}

/**
 * A property key: bare where it can be, quoted else. `__proto__` is computed, since `{ __proto__: x }` sets the prototype.
 *
 * @example
 * propertyKey('id')        // id
 * propertyKey('x-tenant')  // 'x-tenant'
 */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return isIdentifierName(name) || /^(?:0|[1-9]\d{0,14})$/.test(name) ? name : quote(name)
}

/** What commentText looks at: most texts have nothing of it. */
const UNUSUAL_IN_COMMENT = /[^\n\x20-\x7e]|\*\/|<[/!]/

/** Text inside a block comment: no way out of it or out of a page that holds it, no control characters, line separators made newlines. */
export function commentText(text: string): string {
  if (!UNUSUAL_IN_COMMENT.test(text)) return text
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, '')
    .replaceAll('*/', '*\u200b/')
    .replace(/<(?=\/script|!--)/gi, '<\u200b')
}

/** Text that goes into a JSDoc comment: a line of it that begins with `@` is no tag (TSDoc's escape). */
export function prose(text: string): string {
  if (!text.includes('@')) return text
  return text.replace(/(^|[\r\n\u2028\u2029\u0085\v\f])([ \t]*)@/g, '$1$2\\@')
}

/**
 * A JSDoc comment, or nothing for an empty text. Long texts keep their own line breaks.
 *
 * @param text   what to say; may have several lines
 * @param indent white space before each line
 * @example
 * docComment('Who buys') // /** Who buys *​/
 */
export function docComment(text: string, indent = ''): string {
  const said = commentText(text).trim()
  if (!said.includes('\n')) return said === '' ? '' : `${indent}/** ${said} */\n`
  return `${indent}/**\n${said
    .split('\n')
    .map((line) => `${indent} * ${line}`.trimEnd())
    .join('\n')}\n${indent} */\n`
}

/**
 * A JSON value as a TypeScript expression.
 *
 * @example
 * literal({ a: [1, 'b', null] }) // { a: [1, 'b', null] }
 */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : Number.isFinite(value) ? String(value) : 'null'
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${propertyKey(key)}: ${literal(one)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  return 'null'
}

/**
 * A pattern as a regular expression literal with the `u` flag (ECMA-262, as JSON Schema wants), without it where only then valid.
 * Returns undefined for a pattern that is no ECMAScript regular expression at all.
 */
export function regex(pattern: string): string | undefined {
  const flags = ['u', ''].find((flag) => {
    try {
      return new RegExp(pattern, flag) instanceof RegExp
    } catch {
      return false
    }
  })
  if (flags === undefined) return undefined
  const { source } = new RegExp(pattern, flags)
  // TypeScript refuses octal escapes in a literal, which only mean something without the flag.
  const octal = flags === '' && /\\\d/.test(source)
  const plain = /^[\x20-\x7e]*$/.test(source) && !/<(?:\/script|!--)/i.test(source) && !octal
  return plain ? `/${source}/${flags}` : `new RegExp(${quote(pattern)}${flags === '' ? '' : `, '${flags}'`})`
}
