import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { handlerStays } from '../diagnostics/routes.js'
import type { Operation } from '../model/model.js'
import type { Group } from '../render/groups.js'
import { canTake, movableHandler, type MovedHandler } from './handlers-file.js'
import { findHandler, type FormerOperation, formerOperation, type HandlerFiles } from './placed-handlers.js'

/** Which handler serves an operation, and from which folder. */
export interface Binding {
  readonly operation: Operation
  readonly folder: string
  readonly handler: string
  readonly state: 'written' | 'stub' | 'new'
  /** Set when the handler comes from another folder. */
  readonly moved?: { readonly from: string; readonly handler: MovedHandler }
  /** A stub of an earlier name or folder, which goes since a new one takes its place. */
  readonly replaces?: { readonly folder: string; readonly name: string }
}

export interface BindOptions {
  readonly former: readonly FormerOperation[]
  readonly handlers: HandlerFiles
  readonly output: string
  /** Whether the user asked for another way of dividing into folders than last time. */
  readonly redivided: boolean
  identifier(id: string): string
  place(operation: Operation): Place
}

/** Binds every operation to its handler: the one it has, moved along with its tag where that can be done safely, or a new stub. */
export function bindHandlers(groups: readonly Group[], options: BindOptions): { readonly bindings: readonly Binding[]; readonly diagnostics: readonly Diagnostic[] } {
  const { handlers } = options
  const diagnostics: Diagnostic[] = []
  const ids = new Set(groups.flatMap((group) => group.operations.map((one) => one.id)))
  const bindings = groups.flatMap(({ folder, operations }) =>
    operations.map((operation): Binding => {
      const name = options.identifier(operation.id)
      const former = formerOperation(operation, options.former, ids)
      const known = findHandler(operation, name, handlers, former)
      if (known === undefined) return { operation, folder, handler: name, state: 'new' }
      const stays = known.folder === folder || (known.sameTag && !options.redivided)
      if (!known.written && (!stays || known.name !== name)) {
        const target = stays ? known.folder : folder
        return { operation, folder: target, handler: name, state: 'stub', replaces: { folder: known.folder, name: known.name } }
      }
      if (stays) return { operation, folder: known.folder, handler: known.name, state: known.written ? 'written' : 'stub' }
      const source = handlers.sources.get(known.folder)
      const handler = source === undefined ? undefined : movableHandler(source, known.name)
      if (handler !== undefined && canTake(handlers.sources.get(folder), handler, known.folder, folder)) {
        return { operation, folder, handler: known.name, state: 'written', moved: { from: known.folder, handler } }
      }
      diagnostics.push(handlerStays(operation.id, `${options.output}/${folder}`, options.place(operation)))
      return { operation, folder: known.folder, handler: known.name, state: 'written' }
    }),
  )
  return { bindings, diagnostics }
}
