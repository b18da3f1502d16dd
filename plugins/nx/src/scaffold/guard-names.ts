import { fail } from '../diagnostics/clean-failure.js'
import { problems } from '../diagnostics/problems.js'

/**
 * Reads `requireUser=bearerAuth`.
 *
 * @throws DiagnosticError KIT1017 for anything else.
 */
export function guardNames(guards: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    guards.map((guard) => {
      const [name = '', scheme = '', ...more] = guard.split('=').map((one) => one.trim())
      return name === '' || scheme === '' || more.length > 0 ? fail(problems.badGuard(guard)) : [name, scheme]
    }),
  )
}
