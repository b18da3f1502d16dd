import type { Edit, ProjectFiles } from './files.js'
import { RecordFiles } from './record.js'

const record = new RecordFiles<string>(
  (text) => JSON.stringify(text),
  (_path, data) => (typeof data === 'string' ? data : undefined),
)

/** Where kit keeps what it wrote into an output folder, for merging with what stands there now. */
function folderOf(output: string): string {
  return `.kit/written/${output}`
}

/** The texts of files as kit last wrote them, by path; none where that is not known. */
export function readWritten(files: ProjectFiles, output: string): ReadonlyMap<string, string> {
  return record.read(files, folderOf(output))
}

/** The edits by which kit remembers what it wrote. */
export function writtenEdits(files: ProjectFiles, output: string, written: ReadonlyMap<string, string>): readonly Edit[] {
  return record.edits(files, folderOf(output), written)
}
