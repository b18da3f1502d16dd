import { DiagnosticError } from '@kit/api'
import { z } from 'zod'
import { problems } from '../diagnostics/problems.js'

const Options = z.strictObject({
  /** The project's folder; that of the bundler by default. */
  root: z.string().min(1).optional(),
  /** Vite only: answer the API's requests in the dev server; true for src/app.ts, or the module that makes the app, relative to the root. */
  serve: z.union([z.boolean(), z.string().min(1)]).optional(),
  /** Vite only: the page at /__kit/; true by default. */
  page: z.boolean().optional(),
})

/** What `kit()` takes. Everything is optional: what document and routes are about comes from kit.config.ts, or is found out. */
export type Options = z.input<typeof Options>

/**
 * Checks what a bundler's configuration gives to `kit()`.
 *
 * @throws DiagnosticError KIT1708 for the first option that is wrong
 */
export function readOptions(options: unknown = {}): Options {
  const parsed = Options.safeParse(options)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
  throw new DiagnosticError([problems.badOption(name ?? '', issue?.message ?? 'it has another form than expected')])
}
