import { relativeImports } from '../source/relative-imports.js'
import type { DraftInput } from './draft.js'
import type { Edit, ProjectFiles } from './files.js'
import { type SettledDraft, unitOf } from './held-back.js'
import { type NamedScheme, securityEdit } from './security-edit.js'
import { hashOfFile, UNKNOWN } from './state.js'
import { ENVELOPE_FILE, isEnvelope, schemaHelpers, supportFiles } from './support-files.js'

/** The files of a plan that are sources. */
export interface SourceEdits {
  readonly edits: readonly Edit[]
  /** Content hashes of the files kit may rewrite whole the next time. */
  readonly owned: ReadonlyMap<string, string>
  /** What kit wrote of each file, whatever somebody has made of it. */
  readonly written: ReadonlyMap<string, string>
  /** The files that the document no longer asks for, and that stay. */
  readonly leftovers: readonly string[]
  /** The files that are written once, then the user's. */
  readonly support: readonly string[]
}

/** Compares what should stand in the project with what does, and returns the difference. What is frozen is left alone. */
export function sourceEdits(
  { files, options, state, written, rendered }: DraftInput,
  draft: SettledDraft,
  schemes: readonly NamedScheme[],
): SourceEdits {
  const { output } = options
  const { frozen } = draft
  const edits: Edit[] = []
  const owned = new Map<string, string>()
  const bases = new Map<string, string>()
  const keepBase = (path: string): void => {
    const base = written.get(path)
    if (base !== undefined) bases.set(path, base)
  }
  for (const [file, target] of draft.target.files) {
    const path = `${output}/${file}`
    const current = files.read(path)
    if (current !== undefined && frozen.has(unitOf(file)) && !draft.merged.has(path)) {
      owned.set(path, state?.files[path] ?? UNKNOWN)
      keepBase(path)
      continue
    }
    const merged = draft.merged.get(path)
    const text = merged?.text ?? target
    const hash = hashOfFile(files, path, text)
    const base = merged?.base ?? target
    bases.set(path, base)
    // A conflict is looked at again by every run, until somebody has resolved it.
    owned.set(path, merged === undefined || merged.conflicts.length === 0 ? hash : hashOfFile(files, path, base))
    if (current === undefined) edits.push({ path, kind: 'create', text, reason: 'new' })
    else if (current !== text && hashOfFile(files, path, current) !== hash)
      edits.push({ path, kind: 'update', text, reason: 'the document changed' })
  }
  const spare = Object.entries(state?.files ?? {}).filter(
    ([path, hash]) => hash !== UNKNOWN && !draft.target.files.has(path.slice(output.length + 1)) && files.read(path) !== undefined,
  )
  const needed = stillNeeded(
    spare.map(([path]) => path),
    files,
    output,
    draft,
  )
  for (const [path, hash] of spare) {
    if (needed.has(path)) {
      owned.set(path, hash)
      keepBase(path)
    } else edits.push({ path, kind: 'delete', text: '', reason: 'no longer needed' })
  }

  const usesHelpers = [...rendered.entries.values(), ...rendered.declarations.values()].some((one) => one.helpers.size > 0)
  const support = new Map([
    ...supportFiles(options.framework, options.envelope),
    ...(usesHelpers ? [['schema.ts', schemaHelpers()] as const] : []),
  ])
  for (const [file, text] of support) {
    const path = `${output}/${file}`
    const current = files.read(path)
    if (current === undefined) edits.push({ path, kind: 'create', text, reason: 'written once, then yours' })
    else if (file === ENVELOPE_FILE && current !== text && isEnvelope(current))
      edits.push({ path, kind: 'update', text, reason: `--envelope ${options.envelope}` })
  }
  edits.push(...draft.handlerEdits, ...securityEdit(files, `${output}/security.ts`, schemes))
  return {
    edits: edits.sort((a, b) => (a.path < b.path ? -1 : 1)),
    written: bases,
    leftovers: [...needed].sort(),
    owned: new Map([...owned].sort(([a], [b]) => (a < b ? -1 : 1))),
    support: [...Array.from(support.keys(), (file) => `${output}/${file}`), `${output}/security.ts`],
  }
}

/** Which of the files that the document no longer asks for must stay: frozen ones, and what code that stays or was merged imports. */
function stillNeeded(
  spare: readonly string[],
  files: ProjectFiles,
  output: string,
  { staying, frozen, merged }: SettledDraft,
): ReadonlySet<string> {
  const inMerged = [...merged].flatMap(([path, { text }]) =>
    relativeImports(path.slice(output.length + 1), text).map(({ module }) => module),
  )
  const imported = new Set([...staying.modules, ...inMerged])
  const open = spare.filter((path) => frozen.has(unitOf(path.slice(output.length + 1))) || imported.has(moduleOf(path, output)))
  const needed = new Set<string>()
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (needed.has(path)) continue
    needed.add(path)
    const modules = new Set(relativeImports(path.slice(output.length + 1), files.read(path) ?? '').map((one) => one.module))
    open.push(...spare.filter((one) => modules.has(moduleOf(one, output))))
  }
  return needed
}

function moduleOf(path: string, output: string): string {
  return path.slice(output.length + 1).replace(/\.ts$/, '')
}
