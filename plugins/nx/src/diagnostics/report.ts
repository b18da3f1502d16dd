import { type Diagnostic, renderDiagnostic } from '@kit/api'
import { logger } from '@nx/devkit'

/** Prints warnings and notes; errors end the run and are printed by Nx. */
export function report(diagnostics: readonly Diagnostic[]): void {
  for (const one of diagnostics) {
    if (one.severity === 'warning') logger.warn(renderDiagnostic(one))
    if (one.severity === 'note') logger.info(renderDiagnostic(one))
  }
}
