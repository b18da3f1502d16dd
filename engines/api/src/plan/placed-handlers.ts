import type { Operation } from '../model/model.js'
import { readModule, type ModuleSource } from '../source/module-source.js'
import { type ProjectFiles, listFiles } from './files.js'
import { handlerStatement, isStub } from './handlers-file.js'
import type { OutputState } from './state.js'

/** The handlers files of an output folder, by their folder below it. */
export interface HandlerFiles {
  readonly sources: ReadonlyMap<string, ModuleSource>
  /** Names a folder's handlers file exports, also through `export *`. */
  has(folder: string, name: string): boolean
  /** Folders whose handlers export a name. */
  foldersOf(name: string): readonly string[]
}

/**
 * Reads every `handlers.ts` below the output folder.
 *
 * @throws DiagnosticError KIT1500 when one does not parse
 */
export function readHandlers(files: ProjectFiles, output: string): HandlerFiles {
  const sources = new Map<string, ModuleSource>()
  const exported = new Map<string, ReadonlySet<string>>()
  for (const path of listFiles(files, output)) {
    if (path !== `${output}/handlers.ts` && !path.endsWith('/handlers.ts')) continue
    const folder = path.slice(output.length + 1, -'handlers.ts'.length).replace(/\/$/, '')
    const source = readModule(path, files.read(path) ?? '')
    sources.set(folder, source)
    exported.set(folder, new Set([...source.exports, ...starExports(files, path, source, new Set([path]))]))
  }
  return {
    sources,
    has: (folder, name) => exported.get(folder)?.has(name) === true,
    foldersOf: (name) => [...exported].flatMap(([folder, names]) => (names.has(name) ? [folder] : [])),
  }
}

function starExports(files: ProjectFiles, path: string, source: ModuleSource, seen: Set<string>): readonly string[] {
  return source.stars.flatMap((specifier) => {
    const target = resolveRelative(path, specifier)
    const text = target === undefined || seen.has(target) ? undefined : files.read(target)
    if (target === undefined || text === undefined) return []
    seen.add(target)
    const module = readModule(target, text)
    return [...module.exports, ...starExports(files, target, module, seen)]
  })
}

function resolveRelative(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const segments = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') segments.pop()
    else if (part !== '.') segments.push(part)
  }
  return segments.join('/').replace(/\.js$/, '.ts').replace(/(?<!\.ts)$/, '.ts')
}

/** Where the handler of an operation is, as far as anybody knows. */
export interface KnownHandler {
  readonly folder: string
  readonly name: string
  /** Whether the document still files the operation as it did then; an operation leaves its folder only when that changed. */
  readonly sameTag: boolean
  /** Whether somebody has written it; a stub nobody touched is kit's own text. */
  readonly written: boolean
}

/** What was known of an operation at the last run. */
export type FormerOperation = OutputState['operations'][number]

/**
 * The operation as it was at the last run: the one of the same id, or, when that id is new and another one has vanished from the same
 * method and path, the one that was renamed.
 */
export function formerOperation(operation: Operation, former: readonly FormerOperation[], ids: ReadonlySet<string>): FormerOperation | undefined {
  return (
    former.find((one) => one.id === operation.id) ??
    former.find((one) => one.method === operation.method && one.path === operation.path && !ids.has(one.id))
  )
}

/**
 * Finds the handler of an operation, where it was at the last run or wherever its name is exported.
 *
 * @param name the operation's identifier
 */
export function findHandler(operation: Operation, name: string, handlers: HandlerFiles, former: FormerOperation | undefined): KnownHandler | undefined {
  const wanted = former?.handler ?? name
  const [only, ...others] = handlers.foldersOf(wanted)
  const folder = former !== undefined && handlers.has(former.folder, wanted) ? former.folder : others.length === 0 ? only : undefined
  if (folder === undefined) return undefined
  const sameTag = former === undefined || former.tag === (operation.tags[0] ?? '')
  return { folder, name: wanted, sameTag, written: isWritten(handlers, folder, wanted) }
}

/** What the `routes.ts` files on disk wire, for a project whose `.kit/` is not there (a fresh clone). */
export function routedOperations(files: ProjectFiles, output: string, operations: readonly Operation[], pathOf: (path: string) => string): readonly FormerOperation[] {
  const LINE = /\.(\w+)\('((?:[^'\\]|\\.)*)',.*?route\(contract\.([\w$]+), handlers\.([\w$]+)\)/g
  return listFiles(files, output).flatMap((path) => {
    if (!/(?:^|\/)routes\.ts$/.test(path)) return []
    const folder = path.slice(output.length + 1, -'routes.ts'.length).replace(/\/$/, '')
    return [...(files.read(path) ?? '').matchAll(LINE)].flatMap(([, method = '', route = '', id = '', handler = '']) => {
      const now = operations.find((one) => one.method === method && pathOf(one.path) === route)
      return now === undefined ? [] : [{ id, method, path: now.path, folder, handler, tag: now.tags[0] ?? '' }]
    })
  })
}

/** Whether somebody has put anything into a handler; a stub nobody touched is kit's own text. */
export function isWritten(handlers: HandlerFiles, folder: string, name: string): boolean {
  const source = handlers.sources.get(folder)
  const statement = source === undefined ? undefined : handlerStatement(source, name)
  return statement === undefined || !isStub(statement, name)
}
