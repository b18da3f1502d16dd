import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { type Diagnostic, DiagnosticError, type Place } from '@kit/api'
import { z } from 'zod'
import { notLoaded, notStarted } from './problems.js'

/** What Vite says of a module that can't be transformed; lines count from 1 and columns from 0. */
const TransformFailure = z.object({
  message: z.string(),
  id: z.string(),
  loc: z.object({ line: z.number(), column: z.number(), file: z.string().optional() }).optional(),
  errors: z.array(z.object({ loc: z.object({ line: z.number(), column: z.number() }).optional() })).optional(),
})

const MISSING =
  /^(?:Failed to load url|Cannot find module) '?([^\s']+)'?.*? (?:in|imported from) '?([^']+?)'?(?:\. Does the file exist\?)?$/

/**
 * Why there is no app, as a diagnostic with the place in the sources.
 *
 * @param placeOf where in the sources an error comes from
 */
export function failureOf(problem: unknown, placeOf: (problem: unknown) => Place | undefined): Diagnostic {
  if (problem instanceof DiagnosticError && problem.diagnostics[0] !== undefined) return problem.diagnostics[0]
  const text = messageOf(problem)
  const transform = TransformFailure.safeParse(problem)
  if (transform.success) {
    const { id, loc = transform.data.errors?.[0]?.loc } = transform.data
    return notLoaded(firstSentence(text), loc && { file: id, line: loc.line, column: loc.column + 1 })
  }
  const [, specifier, file] = MISSING.exec(text) ?? []
  if (specifier !== undefined && file !== undefined) {
    return notLoaded(`it imports ${specifier}, which is not there.`, placeOfText(file, specifier))
  }
  return notStarted(text, placeOf(problem))
}

/** What was thrown, in one line without colours. */
export function messageOf(problem: unknown): string {
  const text = stripVTControlCharacters(problem instanceof Error ? problem.message : String(problem)).trim()
  return problem instanceof Error && !/^(?:Error|DiagnosticError)$/.test(problem.name) ? `${problem.name}: ${text}` : text
}

/** Of "Transform failed with 1 error:\n\n[PARSE_ERROR] Unexpected token\n ╭─[ …" the sentence. */
function firstSentence(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return (lines.find((line) => /^\[[A-Z_]+\] /.test(line)) ?? lines[0] ?? text).replace(/^\[[A-Z_]+\] /, '')
}

/** Where a file imports something: the first line with that text in quotes. */
function placeOfText(file: string, text: string): Place {
  const lines = readFileSync(file, 'utf8').split('\n')
  for (const [index, line] of lines.entries()) {
    const column = Math.max(line.indexOf(`'${text}'`), line.indexOf(`"${text}"`))
    if (column >= 0) return { file, line: index + 1, column: column + 1 }
  }
  return { file, line: 1, column: 1 }
}
