import type { PageDiagnostic } from '../src/page/page-state.js'

/** In a word, how things are. */
export interface Verdict {
  readonly kind: 'good' | 'bad' | 'warn' | 'soft'
  readonly text: string
}

/** What matters most, first: nothing on the page is true while nobody tells what changes. */
export function verdictOf(connected: boolean, busy: boolean, diagnostics: readonly Pick<PageDiagnostic, 'severity'>[]): Verdict {
  if (!connected) return { kind: 'warn', text: '○ not connected' }
  if (busy) return { kind: 'soft', text: '… at work' }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  if (errors > 0) return { kind: 'bad', text: `✗ ${errors} ${errors === 1 ? 'error' : 'errors'}` }
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  if (warnings > 0) return { kind: 'warn', text: `! ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` }
  return { kind: 'good', text: '✓ in step' }
}
