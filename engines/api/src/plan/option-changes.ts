import { type Diagnostic, DiagnosticError } from '../diagnostics/diagnostic.js'
import { editedEnvelope, otherFramework } from '../diagnostics/routes.js'
import type { RoutesOptions } from '../render/options.js'
import type { ProjectFiles } from './files.js'
import type { OutputState } from './state.js'
import { ENVELOPE_FILE, frameworkOf, isEnvelope } from './support-files.js'

/**
 * Looks at options that were different the last time and mean files that are the user's by now.
 *
 * @throws DiagnosticError KIT1507: handlers are written for one framework
 */
export function checkOptionChanges(files: ProjectFiles, options: RoutesOptions, state: OutputState | undefined): readonly Diagnostic[] {
  const { output, framework, envelope } = options
  const http = files.read(`${output}/http.ts`)
  const former = http === undefined ? undefined : (state?.framework ?? frameworkOf(http))
  if (former !== undefined && former !== framework) throw new DiagnosticError([otherFramework(output, former, framework)])
  const path = `${output}/${ENVELOPE_FILE}`
  const current = files.read(path)
  const edited = current !== undefined && state !== undefined && state.envelope !== envelope && !isEnvelope(current)
  return edited ? [editedEnvelope(path, envelope)] : []
}
