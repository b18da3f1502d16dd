import type { Diagnostic } from '@kit/api/diagnostics'
import { logger } from '@nx/devkit'
import { rendered } from './rendered.js'

/** Prints warnings and notes; errors end the run and are printed by Nx. */
export function report(diagnostics: readonly Diagnostic[], workspace: string): void {
  for (const one of diagnostics) {
    if (one.severity === 'warning') logger.warn(rendered(one, workspace))
    if (one.severity === 'note') logger.info(rendered(one, workspace))
  }
}
