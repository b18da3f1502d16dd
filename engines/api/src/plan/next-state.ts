import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { ApiModel } from '../model/model.js'
import { agreedEdits } from './agreed-model.js'
import type { Draft, DraftInput } from './draft.js'
import type { SourceEdits } from './edits.js'
import type { Edit } from './files.js'
import type { FormerOperation } from './former-operations.js'
import { handlersPath } from './handler-edits.js'
import type { SettledDraft } from './held-back.js'
import { optionsText } from './options-text.js'
import { remembering } from './record.js'
import { hashOfFile, type OutputState, printState, STATE_FILE } from './state.js'
import type { PlanSummary } from './summary.js'
import { writtenEdits } from './written.js'

/** The version of kit that writes, so that a newer one looks at everything again. Not written into any source. */
export const RENDERER = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version

export interface Remembered {
  readonly entry: string
  readonly hashes: Readonly<Record<string, string>>
  readonly types: 'infer' | 'declare'
  /** What both sides agree on. */
  readonly model: ApiModel
  readonly summary: PlanSummary
}

/** The edits by which kit remembers a run: what it wrote, and the model it wrote it from. */
export function rememberedEdits(
  input: DraftInput,
  draft: SettledDraft,
  sources: SourceEdits,
  { entry, hashes, types, model, summary }: Remembered,
): readonly Edit[] {
  const { files, options } = input
  const { framework, envelope, split, output } = options
  const after = new Map(sources.edits.map((edit) => [edit.path, edit.kind === 'delete' ? undefined : edit.text]))
  const handlers = [...draft.bindings, ...input.orphans.kept].map(({ folder }) => handlersPath(output, folder))
  const watched = [...new Set([...handlers, ...sources.support])].sort().flatMap((path) => {
    const text = after.has(path) ? after.get(path) : files.read(path)
    return text === undefined ? [] : [[path, hashOfFile(files, path, text)] as const]
  })
  const state: OutputState = {
    renderer: RENDERER,
    entry,
    document: { ...hashes },
    framework,
    envelope,
    split,
    types,
    options: optionsText(options),
    files: Object.fromEntries(sources.owned),
    conflicts: [...draft.merged].flatMap(([path, { conflicts }]) => (conflicts.length === 0 ? [] : path)).sort(),
    leftovers: [...sources.leftovers],
    placed: Object.fromEntries(draft.target.placed),
    watched: Object.fromEntries(watched),
    operations: [...operationsAfter(input, draft)],
    summary: { operations: summary.operations, handlers: summary.handlersKept, orphans: summary.orphans },
  }
  return [
    ...remembering(files, STATE_FILE, printState(files, output, state)),
    ...agreedEdits(files, output, model),
    ...writtenEdits(files, output, sources.written),
  ]
}

/** What is held back stays known as it was, so that the next run can do what this one could not. */
function operationsAfter({ orphans, matches }: DraftInput, { bindings, frozen }: Draft): readonly FormerOperation[] {
  const served = bindings.flatMap(({ operation, folder, handler, contract, held }): readonly FormerOperation[] => {
    if (held) return [matches.get(operation.id) ?? []].flat()
    const { id, method, path, tags } = operation
    return [{ id, method, path, tag: tags[0] ?? '', folder, handler, contract }]
  })
  return [...served, ...orphans.kept, ...orphans.stubs.filter(({ folder }) => frozen.has(folder))]
}
