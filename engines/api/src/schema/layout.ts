/** Columns after which a call is broken into lines; what stands to the left of it comes on top. */
const WIDTH = 96

export function indentLines(text: string, indent = '  '): string {
  return text.includes('\n') ? text.replaceAll('\n', `\n${indent}`) : text
}

/** All items are indented in one go: texts of texts are long, and each level goes through them again. */
function broken(open: string, items: readonly string[], close: string, separator: string): string {
  return `${open}\n  ${indentLines(items.join(`${separator}\n`))}${separator}\n${close}`
}

function fits(text: string, reserved = 0): boolean {
  return text.length + reserved <= WIDTH && !text.includes('\n')
}

/**
 * A call: on one line where it fits, else one argument per line; a single argument keeps its brackets next to the parentheses,
 * and so does a last one after short ones.
 *
 * @example
 * call('z.array', 'User') // z.array(User)
 */
export function call(callee: string, ...args: readonly string[]): string {
  const line = `${callee}(${args.join(', ')})`
  if (args.length < 2) return line
  const hugs = args.length === 2 && /^[[{]\n/.test(args[1] ?? '') && fits(args[0] ?? '', 40)
  return hugs || fits(line) ? line : broken(`${callee}(`, args, ')', ',')
}

/**
 * An array literal, or a tuple type.
 *
 * @param reserved columns that what stands before it takes
 */
export function list(items: readonly string[], reserved = 0): string {
  const line = `[${items.join(', ')}]`
  return fits(line, reserved) ? line : broken('[', items, ']', ',')
}

/** An object literal: several entries always stand on lines of their own. An entry may begin with a comment. */
export function objectLiteral(entries: readonly string[], compact = false): string {
  if (entries.length === 0) return '{}'
  const line = entries.length === 1 || compact ? `{ ${entries.join(', ')} }` : undefined
  return line !== undefined && fits(line) ? line : broken('{', entries, '}', ',')
}

/** An object type, in the same layout. */
export function objectType(members: readonly string[]): string {
  if (members.length === 0) return '{}'
  const line = members.length === 1 ? `{ ${members[0]} }` : undefined
  return line !== undefined && fits(line) ? line : broken('{', members, '}', '')
}

/** `A | B`, one member per line where it gets long. */
export function operatorType(operator: '|' | '&', members: readonly string[]): string {
  const line = members.join(` ${operator} `)
  return members.length === 1 || fits(line) || operator === '&'
    ? line
    : members.map((member) => `\n  ${operator} ${indentLines(member, '    ')}`).join('')
}
