import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import { routeStays } from '../diagnostics/merge.js'
import { handlerStays } from '../diagnostics/routes.js'
import type { Operation } from '../model/model.js'
import type { FormerOperation } from './former-operations.js'
import { type HandlerFiles, stubOf } from './handler-files.js'
import { type MovedHandler, takenNames } from './handlers-file.js'
import { canTake, movableHandler } from './move-handler.js'

/** Which handler serves an operation, and from which folder. */
export interface Binding {
  readonly operation: Operation
  readonly folder: string
  readonly handler: string
  /** Its entry in the contract. */
  readonly contract: string
  readonly state: 'written' | 'stub' | 'new'
  /** Nothing of it is written, since somebody has edited what stands in its folder. */
  readonly held?: true
  /** Set when the handler comes from another folder. */
  readonly moved?: { readonly from: string; readonly handler: MovedHandler }
  /** A stub of an earlier name or folder, which goes since a new one takes its place. */
  readonly replaces?: { readonly folder: string; readonly handler: string }
}

export interface BindOptions {
  /** Operations as they were at the last run, by the id they have now. */
  readonly matches: ReadonlyMap<string, FormerOperation>
  readonly former: readonly FormerOperation[]
  readonly handlers: HandlerFiles
  /** The folder that each operation would have if nothing stood there yet, by its id. */
  readonly wanted: ReadonlyMap<string, string>
  /** Folders that stay as they are. */
  readonly frozen: ReadonlySet<string>
  /** Operations that stay in their folder, since somebody has edited what kit wrote of them there; by their ids. */
  readonly pinned: ReadonlySet<string>
  /** Whether the user asked for another way of dividing into folders than last time. */
  readonly redivided: boolean
  readonly output: string
  /** Whether it is known what the handler of an operation does, so that no stub has to stand for it. */
  isWritten(id: string): boolean
  identifier(id: string): string
  /** Whether a name is a schema, which every contract can have. */
  isSchema(name: string): boolean
  place(operation: Operation): Place
}

/** Binds every operation to its handler: the one it has, moved along with its tag where that can be done safely, or a new stub. */
export function bindHandlers(
  operations: readonly Operation[],
  options: BindOptions,
): { readonly bindings: readonly Binding[]; readonly diagnostics: readonly Diagnostic[] } {
  const binder = new Binder(options)
  return { bindings: operations.map((operation) => binder.bind(operation)), diagnostics: binder.diagnostics }
}

/** Where the handler of an operation is. */
interface Known {
  readonly folder: string
  readonly handler: string
  /** The contract entry of a stub; undefined for a handler that somebody has written. */
  readonly stub: string | undefined
}

class Binder {
  readonly diagnostics: Diagnostic[] = []
  /** Handlers that move into a folder, so that the next one can't clash with them. */
  readonly #incoming = new Map<string, MovedHandler[]>()
  readonly #claimed: ReadonlySet<string>

  constructor(private readonly options: BindOptions) {
    this.#claimed = new Set(options.former.map(({ folder, handler }) => `${folder}/${handler}`))
  }

  bind(operation: Operation): Binding {
    const { matches, frozen, redivided, wanted, identifier } = this.options
    const folder = wanted.get(operation.id) ?? ''
    const contract = identifier(operation.id)
    const former = matches.get(operation.id)
    if (former !== undefined && frozen.has(former.folder))
      return { ...held(operation, former.folder, former.handler, contract), state: this.#state(former.folder, former.handler) }
    const known = this.#find(contract, former)
    if (known === undefined) {
      if (frozen.has(folder)) return held(operation, folder, contract, contract)
      return { operation, folder, handler: this.#freeName(folder, contract), contract, state: 'new' }
    }
    const sameTag = former === undefined || former.tag === (operation.tags[0] ?? '')
    const pinned = this.options.pinned.has(operation.id)
    if (pinned) this.diagnostics.push(routeStays(operation.id, this.#path(folder), this.options.place(operation)))
    const stays = known.folder === folder || frozen.has(folder) || pinned || (sameTag && !redivided)
    const here = { operation, folder: stays ? known.folder : folder, handler: known.handler, contract }
    if (known.stub !== undefined) {
      if (stays && known.stub === contract && !this.options.isWritten(operation.id)) return { ...here, state: 'stub' }
      const replaces = { folder: known.folder, handler: known.handler }
      return { ...here, handler: this.#freeName(here.folder, contract, replaces), state: 'stub', replaces }
    }
    if (stays) return { ...here, state: 'written' }
    return this.#move(here, known, former) ?? { ...here, folder: known.folder, state: 'written' }
  }

  /** The handler of an operation: where it was at the last run, or wherever its name is exported and serves no other operation. */
  #find(contract: string, former: FormerOperation | undefined): Known | undefined {
    const { handlers } = this.options
    const at = (folder: string, handler: string): Known => ({ folder, handler, stub: stubOf(handlers, folder, handler) })
    if (former !== undefined && handlers.has(former.folder, former.handler)) return at(former.folder, former.handler)
    for (const name of new Set([former?.handler ?? contract, contract])) {
      const [only, ...others] = handlers.foldersOf(name).filter((folder) => !this.#claimed.has(`${folder}/${name}`))
      if (only !== undefined && others.length === 0) return at(only, name)
    }
    return undefined
  }

  #state(folder: string, handler: string): Binding['state'] {
    return stubOf(this.options.handlers, folder, handler) === undefined ? 'written' : 'stub'
  }

  #move(here: Omit<Binding, 'state'>, known: Known, former: FormerOperation | undefined): Binding | undefined {
    const { handlers, isSchema, place } = this.options
    const own = new Set([here.contract, known.handler, former?.contract])
    const source = handlers.sources.get(known.folder)
    const move = { from: known.folder, to: here.folder, inContract: (name: string) => own.has(name) || isSchema(name) }
    const handler = source && movableHandler(source, known.handler, move)
    const incoming = this.#incoming.get(here.folder) ?? []
    if (handler === undefined || !canTake(handlers.sources.get(here.folder), incoming, handler)) {
      this.diagnostics.push(handlerStays(here.operation.id, this.#path(here.folder), place(here.operation)))
      return undefined
    }
    this.#incoming.set(here.folder, [...incoming, handler])
    return { ...here, state: 'written', moved: { from: known.folder, handler } }
  }

  #path(folder: string): string {
    return folder === '' ? this.options.output : `${this.options.output}/${folder}`
  }

  /** A name for a new stub that nothing else in the file has. */
  #freeName(folder: string, wanted: string, replaced?: { readonly folder: string; readonly handler: string }): string {
    const taken = new Set(takenNames(this.options.handlers.sources.get(folder)))
    if (replaced?.folder === folder) taken.delete(replaced.handler)
    let name = wanted
    for (let index = 1; taken.has(name); index++) name = `${wanted}Handler${index === 1 ? '' : index}`
    return name
  }
}

function held(operation: Operation, folder: string, handler: string, contract: string): Binding {
  return { operation, folder, handler, contract, state: 'new', held: true }
}
