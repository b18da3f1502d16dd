import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Diagnostic, renderDiagnostic } from '@kit/api/diagnostics'

/** A diagnostic as text, with the lines of the file that it is about; paths are shown from the workspace. */
export function rendered(diagnostic: Diagnostic, workspace: string): string {
  return renderDiagnostic(diagnostic, { cwd: workspace, source: (file) => readText(resolve(workspace, file)) })
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // A remote file, or one that is gone since: the message does without its lines.
    return undefined
  }
}
