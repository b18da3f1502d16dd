import type { Diagnostic, Place } from './diagnostic.js'

export interface RenderOptions {
  /** Paths are shown relative to this folder. */
  readonly cwd?: string
  /** Text of a file, for the code frame; undefined where there is none. */
  readonly source?: (file: string) => string | undefined
}

/**
 * A diagnostic for the terminal: severity and code, the sentence, the place with a code frame, the fix. Credentials in URLs are masked.
 *
 * @example
 * renderDiagnostic(diagnostic, { cwd: process.cwd() })
 * // error KIT1203 pets.yaml refers to #/components/schemas/Dog, which does not exist.
 * //   at openapi.yaml:14:13
 * //   fix: Add the schema, or correct the name.
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const { place, related = [], fix } = diagnostic
  const frame = place === undefined ? undefined : codeFrame(options.source?.(place.file), place)
  const lines = [
    `${diagnostic.severity} ${diagnostic.code} ${diagnostic.message}`,
    ...(place === undefined ? [] : [`  at ${printPlace(place, options.cwd)}`]),
    ...(frame === undefined ? [] : [frame]),
    ...related.map((one) => `  and ${printPlace(one, options.cwd)}`),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
  ]
  return maskCredentials(lines.join('\n'))
}

/** Hides user and password of any URL in a text. */
export function maskCredentials(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*(?::[^\s/@]*)?@/gi, '$1***@')
}

function printPlace({ file, line, column }: Place, cwd: string | undefined): string {
  const shown = cwd !== undefined && file.startsWith(`${cwd}/`) ? file.slice(cwd.length + 1) : file
  return `${shown}:${line}:${column}`
}

/**
 * The line of a place with one line before and after, and a caret. Long lines are cut around the column.
 *
 * @param source the file's text; without it, and for a line that it does not have, there is no frame
 * @example
 * codeFrame('a: 1\nb: {', { file: 'x.yaml', line: 2, column: 4 })
 */
export function codeFrame(source: string | undefined, { line, column }: Place): string | undefined {
  if (source === undefined) return undefined
  const lines = source.split(/\r?\n/, line + 1)
  if (lines[line - 1] === undefined) return undefined
  const start = Math.max(0, column - 60)
  const width = String(line + 1).length
  const rows = [line - 1, line, line + 1].flatMap((number) => {
    const text = lines[number - 1]
    if (number < 1 || text === undefined) return []
    const row = `  ${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text.slice(start, start + 110)}`
    return number === line ? [row, `    ${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1 - start))}^`] : [row]
  })
  return rows.join('\n')
}
