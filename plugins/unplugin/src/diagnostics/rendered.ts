import { readFileSync } from 'node:fs'
import { type Diagnostic, renderDiagnostic } from '@kit/api'

/** A diagnostic as text, with the lines of the file that it is about; paths are shown from a folder. */
export function rendered(diagnostic: Diagnostic, root: string): string {
  return renderDiagnostic(diagnostic, { cwd: root, source: textOf })
}

/** The text of a file; undefined for a remote one, or one that is gone. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
