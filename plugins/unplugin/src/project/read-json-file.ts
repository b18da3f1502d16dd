import { existsSync, readFileSync } from 'node:fs'
import { DiagnosticError } from '@kit/api'
import type { z } from 'zod'
import { problems } from '../diagnostics/problems.js'

/**
 * Reads a file of JSON, as far as a schema knows it.
 *
 * @returns undefined where there is no such file
 * @throws DiagnosticError KIT1702 for one that is not JSON, or not of that form
 */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(path)) return undefined
  const parsed = schema.safeParse(parse(path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new DiagnosticError([problems.badProjectFile(path, `${issue?.path.join('.')}: ${issue?.message}`)])
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (failure) {
    throw new DiagnosticError([problems.badProjectFile(path, failure instanceof Error ? failure.message : 'it is not JSON')])
  }
}
