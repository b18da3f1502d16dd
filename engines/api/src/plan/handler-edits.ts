import type { HandlerSource } from '../render/handler-source.js'
import type { Framework } from '../render/options.js'
import type { Binding } from './bind-handlers.js'
import type { Edit, ProjectFiles } from './files.js'
import type { FormerOperation } from './former-operations.js'
import type { HandlerFiles } from './handler-files.js'
import { changeHandlers, type HandlersChange } from './handlers-file.js'
import { importsOf } from './move-handler.js'

export interface HandlerEditsInput {
  readonly files: ProjectFiles
  readonly output: string
  readonly framework: Framework
  /** What handlers do, by the ids of their operations, where that is known. */
  readonly sources: ReadonlyMap<string, HandlerSource>
  readonly handlers: HandlerFiles
  readonly bindings: readonly Binding[]
  /** Stubs of operations that are gone. */
  readonly stubs: readonly FormerOperation[]
}

/** The handlers files after a plan: stubs added, handlers moved in and out, stubs nobody wrote removed; every other byte as it was. */
export function handlerEdits({ files, output, framework, sources, handlers, bindings, stubs }: HandlerEditsInput): readonly Edit[] {
  const changes = new Map<string, Change>()
  const changeOf = (folder: string): Change => {
    const change = changes.get(folder) ?? { add: [], moveIn: [], remove: [], movedImports: [] }
    changes.set(folder, change)
    return change
  }
  for (const { operation, folder, handler, contract, state, held, moved, replaces } of bindings) {
    if (held) continue
    if (replaces !== undefined) changeOf(replaces.folder).remove.push(replaces.handler)
    const source = sources.get(operation.id)
    if (replaces !== undefined || state === 'new') changeOf(folder).add.push({ handler, contract, ...(source && { source }) })
    if (moved === undefined) continue
    const before = handlers.sources.get(moved.from)
    changeOf(folder).moveIn.push(moved.handler)
    changeOf(moved.from).remove.push(handler)
    if (before !== undefined) changeOf(moved.from).movedImports.push(...importsOf(before, handler))
  }
  for (const { folder, handler } of stubs) changeOf(folder).remove.push(handler)

  return [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([folder, change]): readonly Edit[] => {
      const path = handlersPath(output, folder)
      const current = files.read(path)
      const text = changeHandlers(path, current, folder, change, framework)
      if (text === (current ?? '')) return []
      return [{ path, kind: text === '' ? 'delete' : current === undefined ? 'create' : 'update', text, reason: reasonFor(change) }]
    })
}

/** The path of a folder's handlers file. */
export function handlersPath(output: string, folder: string): string {
  return folder === '' ? `${output}/handlers.ts` : `${output}/${folder}/handlers.ts`
}

type Change = { readonly [Key in keyof HandlersChange]: HandlersChange[Key][number][] }

function reasonFor({ add, moveIn, remove }: HandlersChange): string {
  const parts = [
    list(
      'new',
      add.map((one) => one.handler),
    ),
    list(
      'moved here',
      moveIn.map((one) => one.name),
    ),
    list('gone', remove),
  ]
  return parts.filter((one) => one !== '').join('; ')
}

function list(what: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  return `${what}: ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`
}
