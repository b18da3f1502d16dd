import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import type { NamedSchema, Operation, Origin, Server } from '../model/model.js'
import { chooseFolders, type Group } from '../render/groups.js'
import type { RoutesOptions } from '../render/options.js'
import type { RenderedModel } from '../render/render-output.js'
import { readModule } from '../source/module-source.js'
import { type Binding, bindHandlers } from './bind-handlers.js'
import type { Edit, ProjectFiles } from './files.js'
import type { FormerOperation } from './former-operations.js'
import { handlerEdits } from './handler-edits.js'
import type { HandlerFiles } from './handler-files.js'
import { type Staying, unitOf } from './held-back.js'
import type { Orphans } from './orphans.js'
import { perText } from './per-text.js'
import type { OutputState } from './state.js'
import { type StayingCode, stayingCode } from './staying-code.js'
import { type TargetFiles, targetFiles } from './target-files.js'

const modules = perText(readModule)

/** All that is known before it is decided what to leave alone. */
export interface DraftInput {
  readonly files: ProjectFiles
  readonly options: RoutesOptions
  readonly state: OutputState | undefined
  /** Texts as kit last wrote them, by path. */
  readonly written: ReadonlyMap<string, string>
  /** Modules into which somebody has put schemas, by their identifiers. */
  readonly standing: ReadonlyMap<string, string>
  /** The document's, by name. */
  readonly schemas: ReadonlyMap<string, NamedSchema>
  readonly operations: readonly Operation[]
  readonly servers: readonly Server[]
  readonly rendered: RenderedModel
  readonly handlers: HandlerFiles
  readonly former: readonly FormerOperation[]
  readonly matches: ReadonlyMap<string, FormerOperation>
  readonly orphans: Orphans
  /** Operations about which document and sources disagree, by their ids. */
  readonly disputed: ReadonlySet<string>
  locate(origin: Origin): Place
}

/** What should stand in the output folder, as long as nobody has edited it. */
export interface Draft {
  /** Folders and files below `schemas/` that stay as they are. */
  readonly frozen: ReadonlySet<string>
  readonly bindings: readonly Binding[]
  readonly handlerEdits: readonly Edit[]
  readonly staying: StayingCode
  readonly target: TargetFiles
  readonly diagnostics: readonly Diagnostic[]
  /** Whether a file, by its path below the output folder, stays as it is. */
  isFrozen(file: string): boolean
}

/** Decides what should stand in the output folder, were it not for what somebody has edited. */
export function draftRoutes(input: DraftInput, { folders: frozen, operations: pinned, schemas }: Staying): Draft {
  const { files, options, state, written, rendered, handlers, former, matches, orphans, locate } = input
  const { output, split } = options
  const served = new Set(input.operations.map(({ id }) => id))
  const operations = rendered.operations.filter(({ id }) => served.has(id))
  const bound = bindHandlers(operations, {
    matches,
    former,
    handlers,
    frozen,
    pinned,
    output,
    wanted: chooseFolders(operations, { split, lines: rendered.lines }),
    redivided: state !== undefined && state.split !== split,
    isWritten: (id) => options.handlers?.has(id) === true,
    identifier: rendered.naming.operation,
    isSchema: (name) => rendered.declarations.has(name) || rendered.declarations.has(name.replace(/Input$/, '')),
    place: (operation) => locate(operation.origin),
  })
  const { bindings } = bound
  const edits = handlerEdits({
    files,
    output,
    framework: options.framework,
    sources: options.handlers ?? new Map(),
    handlers,
    bindings,
    stubs: orphans.stubs.filter(({ folder }) => !frozen.has(folder)),
  })
  const owned = new Set(Object.keys(state?.files ?? {}))
  const code = stayingCode(
    files,
    output,
    (path) => owned.has(path) && !frozen.has(unitOf(path.slice(output.length + 1))),
    new Map(edits.map((edit) => [edit.path, edit.kind === 'delete' ? undefined : edit.text])),
    written,
  )
  const staying = { ...code, modules: new Set([...code.modules, ...schemas]) }
  const used = new Set([...bindings, ...orphans.kept].map(({ folder }) => folder))
  const emptied = [...handlers.sources.keys()].filter((folder) => {
    const contract = folder === '' ? 'contract' : `${folder}/contract`
    const path = `${output}/${contract}.ts`
    return !used.has(folder) && !frozen.has(folder) && staying.modules.has(contract) && (owned.has(path) || files.read(path) === undefined)
  })
  const target = targetFiles({
    rendered,
    bindings,
    orphans: orphans.kept,
    emptied,
    staying,
    standing: input.standing,
    memory: files.memory,
    servers: input.servers,
    options,
    locate,
    isMountable: (group) => !frozen.has(group.folder) || isExported(group, files, output),
  })
  const isFrozen = (file: string): boolean => frozen.has(unitOf(file))
  return { frozen, bindings, handlerEdits: edits, staying, target, diagnostics: bound.diagnostics, isFrozen }
}

/** Whether a folder's routes, which are left as they are, export the router by the name that the index would import. */
function isExported({ folder, router }: Group, files: ProjectFiles, output: string): boolean {
  const path = folder === '' ? `${output}/routes.ts` : `${output}/${folder}/routes.ts`
  const text = files.read(path)
  return text === undefined || modules(files, path, text).exports.has(router)
}
