import { editedStatements } from '../merge/edited-statements.js'
import type { Draft, DraftInput } from './draft.js'
import { isEdited } from './held-back.js'
import { PerTexts } from './per-text.js'

const edits = new PerTexts<ReadonlySet<string>>()

/**
 * Operations that would leave their folder, while somebody has edited their route or contract there, or both sides disagree about them: what
 * is edited can't be moved.
 */
export function editedOperations(draft: Draft, { files, options, state, written, matches, disputed }: DraftInput): readonly string[] {
  const edited = new Map<string, ReadonlySet<string>>()
  const editedAt = (path: string): ReadonlySet<string> => {
    const known = edited.get(path)
    if (known !== undefined) return known
    const [current, base] = [files.read(path), written.get(path)]
    const found =
      current === undefined || base === undefined || !isEdited(files, path, base, state?.files[path])
        ? new Set<string>()
        : edits.of(files, path, [base, current], () => editedStatements(path, base, current))
    edited.set(path, found)
    return found
  }
  return draft.bindings.flatMap(({ operation, folder, held }) => {
    const former = matches.get(operation.id)
    if (held || former === undefined || former.folder === folder) return []
    const below = former.folder === '' ? options.output : `${options.output}/${former.folder}`
    const stays =
      disputed.has(operation.id) ||
      editedAt(`${below}/contract.ts`).has(former.contract) ||
      editedAt(`${below}/routes.ts`).has(`contract.${former.contract}`)
    return stays ? [operation.id] : []
  })
}
