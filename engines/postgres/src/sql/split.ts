/** A statement of a script, without its semicolon. */
export interface ScriptStatement {
  readonly text: string
  /** Where it begins in the script, in UTF-16 units. */
  readonly offset: number
}

/** What stands in the way of finding the next semicolon: strings, quoted names, dollar quotes, comments, words, brackets. */
const TOKEN =
  /(?<skip>--[^\n]*|\/\*|[eE]'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w$])\$(?<tag>[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|)\$)|(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|(?<mark>[;()])|(?<psql>^\\[^\n]*)/gmu

/**
 * Cuts a script into its statements, as psql does: semicolons inside of strings, dollar quotes, comments, brackets and the bodies of SQL
 * functions (`BEGIN ATOMIC … END`) belong to their statement.
 *
 * @example
 * splitScript(`select ';'; select 2`).map((one) => one.text) // ["select ';'", 'select 2']
 */
export function splitScript(script: string): ScriptStatement[] {
  const statements: ScriptStatement[] = []
  const token = new RegExp(TOKEN)
  let start = 0
  let depth = 0
  /** Open BEGIN ATOMIC and CASE, each of which an END closes. */
  let blocks = 0
  let previous = ''
  const end = (at: number) => {
    const statement = trimmed(script, start, at)
    if (statement !== undefined) statements.push(statement)
    start = at + 1
    depth = 0
    blocks = 0
    previous = ''
  }
  for (let match = token.exec(script); match !== null; match = token.exec(script)) {
    const { skip, tag, word, mark, psql } = match.groups ?? {}
    if (skip === '/*') token.lastIndex = endOfComment(script, token.lastIndex)
    else if (tag !== undefined) {
      const close = script.indexOf(`$${tag}$`, token.lastIndex)
      token.lastIndex = close < 0 ? script.length : close + tag.length + 2
    } else if (word !== undefined) {
      const lower = word.toLowerCase()
      if (lower === 'atomic' && previous === 'begin') blocks++
      else if (blocks > 0 && lower === 'case') blocks++
      else if (blocks > 0 && lower === 'end') blocks--
      previous = lower
    } else if (mark === '(') depth++
    else if (mark === ')') depth--
    else if (mark === ';' && depth <= 0 && blocks === 0) end(match.index)
    else if (psql !== undefined && trimmed(script, start, match.index) === undefined) {
      // A command of psql ends with its line.
      end(match.index + psql.length)
    }
  }
  end(script.length)
  return statements
}

function endOfComment(script: string, from: number): number {
  const marks = /\/\*|\*\//g
  marks.lastIndex = from
  let open = 1
  for (let mark = marks.exec(script); mark !== null; mark = marks.exec(script)) {
    open += mark[0] === '/*' ? 1 : -1
    if (open === 0) return marks.lastIndex
  }
  return script.length
}

/** A statement without the white space and comments before it; nothing where there is no more than that. */
function trimmed(script: string, from: number, to: number): ScriptStatement | undefined {
  let at = from
  for (;;) {
    while (at < to && /\s/.test(script[at] ?? '')) at++
    if (script.startsWith('--', at)) {
      const line = script.indexOf('\n', at)
      at = line < 0 || line >= to ? to : line + 1
    } else if (script.startsWith('/*', at)) at = Math.min(to, endOfComment(script, at + 2))
    else break
  }
  const text = script.slice(at, to).trimEnd()
  return text === '' ? undefined : { text, offset: at }
}

/** Statements that PostgreSQL refuses to run in a transaction. */
export function refusesTransaction(statement: string): boolean {
  const words = statement
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return (
    /^(?:create (?:unique )?index|drop index|reindex\b.*|alter table .+ detach partition .+) concurrently\b/i.test(words) ||
    /^alter table .+ detach partition .+ concurrently$/i.test(words) ||
    /^(?:vacuum|create database|drop database|alter system|create tablespace|drop tablespace|cluster;?$|create subscription|drop subscription)\b/i.test(
      words,
    )
  )
}
