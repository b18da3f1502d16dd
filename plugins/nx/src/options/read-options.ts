import type { z } from 'zod'
import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'

/**
 * Checks options at the door: Nx has looked at schema.json, but not for calls from other generators and not with kit's words.
 *
 * @throws DiagnosticError KIT1000 for a value outside a list, KIT1001 for anything else, of the first option that is wrong.
 */
export function readOptions<T>(schema: z.ZodType<T>, options: unknown): T {
  const parsed = schema.safeParse(options, { reportInput: true })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const option = dashed(String(issue?.path[0] ?? ''))
  if (issue?.code === 'invalid_value') return fail(problems.unknownValue(option, String(issue.input), issue.values.map(String)))
  return fail(problems.badOption(option, issue?.message ?? 'it has another form than expected'))
}

function dashed(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
