// An entry of its own: whoever has nothing but a problem to show need not load the engine, which takes a quarter of a second.
export type { Diagnostic, DiagnosticCode, Place } from './diagnostics/diagnostic.js'
export { DiagnosticError } from './diagnostics/diagnostic.js'
export { renderDiagnostic } from './diagnostics/render-diagnostic.js'
