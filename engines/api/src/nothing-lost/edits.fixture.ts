import { isGenerated } from '../plan/project.fixture.js'
import { type Editor, HAND_EDITS, pick } from './hand-edits.fixture.js'
import { MODEL_EDITS } from './model-edits.fixture.js'
import { NAME_EDITS } from './name-edits.fixture.js'
import { PROJECT_EDITS, type ProjectEditor } from './route-edits.fixture.js'
import { SCHEMA_EDITS } from './schema-edits.fixture.js'

/** One edit that somebody makes: what, and to which of the places where it can be made. */
export interface HandEdit {
  readonly kind: string
  readonly file: number
  readonly at: number
}

/** A handler that somebody has begun to write. */
const HANDLER_EDITS: Readonly<Record<string, Editor>> = {
  'written handler': (text, at, mark) => {
    const stub = pick(Array.from(text.matchAll(/(?<=async \(\) => \{\n)/g)), at)
    return stub === undefined ? text : `${text.slice(0, stub.index)}  // ${mark}\n${text.slice(stub.index)}`
  },
}

/** Whatever somebody does to one file, and to which. */
const EDITORS: readonly (readonly [Readonly<Record<string, Editor>>, (path: string) => boolean])[] = [
  [HAND_EDITS, (path) => isGenerated(path) || /\/(?:handlers|security)\.ts$/.test(path)],
  [NAME_EDITS, (path) => isGenerated(path) || path.endsWith('/handlers.ts')],
  [HANDLER_EDITS, (path) => path.endsWith('/handlers.ts')],
  [MODEL_EDITS, isGenerated],
]

/** What somebody does in several files at once. */
const IN_SEVERAL: Readonly<Record<string, ProjectEditor>> = { ...PROJECT_EDITS, ...SCHEMA_EDITS }

/** Kinds of edits. */
export const EDITS: readonly string[] = [...EDITORS.flatMap(([editors]) => Object.keys(editors)), ...Object.keys(IN_SEVERAL)]

/** Files after an edit; the same files where it finds no place. */
export async function editedFiles(
  files: Readonly<Record<string, string>>,
  { kind, file, at }: HandEdit,
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const project = IN_SEVERAL[kind]
  if (project !== undefined) return project(files, at, mark)
  const [editors, isFor] = EDITORS.find(([one]) => kind in one) ?? []
  const edit = editors?.[kind]
  const path = pick(
    Object.keys(files)
      .filter((one) => isFor?.(one))
      .sort(),
    file,
  )
  if (edit === undefined || path === undefined) return files
  const before = files[path] ?? ''
  const windows = before.includes('\r\n')
  const after = await edit(before.replaceAll('\r\n', '\n'), at, mark)
  return { ...files, [path]: windows && !after.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after }
}
