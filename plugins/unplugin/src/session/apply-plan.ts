import { basename, dirname, isAbsolute, relative, sep } from 'node:path'
import { applyEdits, type Edit } from '@kit/api'
import type { SyncPlan } from '@kit/api/sources'
import { textOf } from '../diagnostics/rendered.js'
import type { Project } from '../project/find-project.js'
import type { ProjectView } from './project-view.js'
import type { WrittenFile } from './state.js'

export interface Applied {
  readonly written: readonly WrittenFile[]
  readonly overtaken: readonly string[]
}

/**
 * Writes a plan to disk, documents and sources in one batch.
 *
 * @returns what was written, without what kit remembers, and the absolute paths that somebody has written to right after that; or the files
 * that somebody has changed since the plan looked at them, and then nothing was written
 */
export function applyPlan(
  { root }: Project,
  view: ProjectView,
  plan: Pick<SyncPlan, 'edits' | 'documents'>,
): Applied | { readonly stale: readonly string[] } {
  const outside = new Map<string, Edit[]>()
  const inside = [...withRestored(plan.edits, view.restored)]
  for (const [file, text] of plan.documents) {
    const path = inProject(root, file)
    const edit = { kind: 'update', text, reason: 'the routes changed' } as const
    if (path !== undefined) inside.unshift({ path, ...edit })
    else outside.set(dirname(file), [...(outside.get(dirname(file)) ?? []), { path: basename(file), ...edit }])
  }
  const files = [...inside.map(({ path }) => view.at(path)), ...plan.documents.keys()]
  // An empty file is one that somebody is about to write: what the plan puts into it would take the place of that.
  const stale = files.filter((path) => view.prints.has(path) && (view.prints.hasChanged(path) || view.prints.wasEmpty(path)))
  if (stale.length > 0) return { stale }
  const changing = inside.filter((edit) => edit.kind !== 'update' || textOf(view.at(edit.path)) !== edit.text)
  for (const [folder, edits] of outside) applyEdits(folder, edits)
  applyEdits(root, changing)
  // Noted first, compared then: what somebody writes at any time after kit did is seen, here or by who watches.
  for (const path of files) view.prints.remember(path)
  const wanted = new Map([...inside.map(({ path, text }) => [view.at(path), text] as const), ...plan.documents])
  const deleted = new Set(inside.filter(({ kind }) => kind === 'delete').map(({ path }) => view.at(path)))
  const overtaken = files.filter((path) => textOf(path) !== (deleted.has(path) ? undefined : wanted.get(path)))
  const elsewhere = [...outside].flatMap(([folder, edits]) => edits.map((edit) => ({ ...edit, path: `${folder}/${edit.path}` })))
  return {
    overtaken,
    written: [...elsewhere, ...changing]
      .filter(({ path }) => !path.startsWith('.kit/'))
      .map(({ path, kind, reason }) => ({ file: path, kind, reason })),
  }
}

/** A plan was made as if what somebody has deleted were there: it has to come back, unless the plan deletes it, too. */
function withRestored(edits: readonly Edit[], restored: ReadonlyMap<string, string>): readonly Edit[] {
  const planned = new Set(edits.map(({ path }) => path))
  const back = [...restored].filter(([path]) => !planned.has(path))
  return [
    ...back.map(([path, text]): Edit => ({ path, kind: 'create', text, reason: 'was deleted, and the document still needs it' })),
    ...edits.flatMap((edit): readonly Edit[] => {
      if (!restored.has(edit.path)) return [edit]
      return edit.kind === 'delete' ? [] : [{ ...edit, kind: 'create' }]
    }),
  ]
}

/** A path relative to the project, with `/`; undefined for one outside. */
function inProject(root: string, file: string): string | undefined {
  const path = relative(root, file)
  return isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`) ? undefined : path.split(sep).join('/')
}
