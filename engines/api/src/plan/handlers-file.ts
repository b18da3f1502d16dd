import { type HandlerSource, handlerFunction } from '../render/handler-source.js'
import { specifier } from '../render/imports.js'
import type { Framework } from '../render/options.js'
import { type ImportBinding, type ModuleSource, readModule, type TopStatement } from '../source/module-source.js'
import { addImports, provides } from './import-edits.js'

/** A handler that is not there yet. */
export interface NewHandler {
  readonly handler: string
  /** Its entry in the contract. */
  readonly contract: string
  /** What it does; where nobody knows, it is a stub. */
  readonly source?: HandlerSource
}

/** A stub answers 501 in the error envelope. The same for every framework. */
function stubFunction(contract: string, httpError: string): string {
  return `async () => {
  throw new ${httpError}(501, 'not_implemented', '${contract} is not written yet')
}`
}

function handlerText({ handler, contract, source }: NewHandler, framework: Framework, local: ReadonlyMap<string, string>): string {
  const name = (wanted: string): string => local.get(wanted) ?? wanted
  const body = source === undefined ? stubFunction(contract, name('HttpError')) : handlerFunction(framework, source, local)
  return `export const ${handler}: ${name('Handler')}<typeof ${name('contract')}.${contract}> = ${body}\n`
}

const STUB =
  /^exportconst([^:]+):[^<]+<typeof[^.]+\.([^>]+)>=async\(\)=>\{thrownew[^(]+\(501,'not_implemented','([^']+)isnotwrittenyet'\)\}$/

/** The contract entry of a statement that is a stub as kit wrote it, whatever a formatter did to it since; undefined for any other. */
export function stubContract(statement: TopStatement, handler: string): string | undefined {
  const bare = statement.text.replace(/[\s;]|,(?=\s*\))/g, '').replaceAll('"', "'")
  const [, name, contract, said] = STUB.exec(bare) ?? []
  return name === handler && contract === said ? contract : undefined
}

/** The statement that exports a name, when it declares it on the spot. */
export function handlerStatement(source: ModuleSource, name: string): TopStatement | undefined {
  return source.exports.has(name) ? source.statements.find((one) => one.names.includes(name)) : undefined
}

/** Names that are taken at the top level of a file. */
export function takenNames(source: ModuleSource | undefined): ReadonlySet<string> {
  if (source === undefined) return new Set()
  return new Set([...source.statements.flatMap((one) => one.names), ...source.imports.map((one) => one.local), ...source.exports])
}

/** A handler on its way from one folder to another. */
export interface MovedHandler {
  readonly name: string
  readonly text: string
  /** What it needs there, by specifiers that are right there. */
  readonly imports: readonly ImportBinding[]
}

export interface HandlersChange {
  readonly add: readonly NewHandler[]
  readonly moveIn: readonly MovedHandler[]
  /** Names whose statements go: moved elsewhere, or stubs that were never written. */
  readonly remove: readonly string[]
  /** Imports, as they stand here, that went along with moved handlers. */
  readonly movedImports: readonly ImportBinding[]
}

/**
 * The new text of a handlers file; everything not named in the change keeps every byte. An empty text means that nothing is left but
 * imports that nobody needs any more.
 *
 * @param text   the file as it is, undefined when there is none
 * @param folder its folder, relative to the output folder
 */
export function changeHandlers(
  path: string,
  text: string | undefined,
  folder: string,
  change: HandlersChange,
  framework: Framework,
): string {
  const kept = text === undefined ? '' : withoutStatements(path, text, change.remove)
  const adds = change.add.length + change.moveIn.length > 0
  if (!adds) return change.remove.length > 0 && isSpent(readModule(path, kept), folder, change.movedImports) ? '' : kept
  const moved = addImports(
    path,
    kept,
    change.moveIn.flatMap((one) => one.imports),
  )
  const { local, needed } = localNames(readModule(path, moved), importsFor(change.add, folder))
  const head = change.add.length === 0 ? moved : addImports(path, moved, needed)
  const eol = head.includes('\r\n') ? '\r\n' : '\n'
  const additions = [...change.moveIn.map((one) => `${one.text}\n`), ...change.add.map((one) => handlerText(one, framework, local))]
  return additions.reduce((before, one) => before + gapAfter(before, eol) + one.replace(/\r?\n/g, eol), head)
}

/** What makes an empty line at the end of a text, so that all of it stays as it is. */
function gapAfter(text: string, eol: string): string {
  if (text === '' || /\n\r?\n$/.test(text)) return ''
  return text.endsWith('\n') ? eol : eol + eol
}

function withoutStatements(path: string, text: string, names: readonly string[]): string {
  const gone = readModule(path, text).statements.filter((one) => names.some((name) => one.names.includes(name)))
  return gone.reduceRight((rest, { start, end }) => {
    const space = /^[ \t;]*(?:\r?\n){0,2}/.exec(rest.slice(end))?.[0].length ?? 0
    return rest.slice(0, start) + rest.slice(end + space)
  }, text)
}

/** Whether only imports are left, all of which came with stubs or went along with what has moved. */
function isSpent({ text, statements, imports }: ModuleSource, folder: string, moved: readonly ImportBinding[]): boolean {
  const rest = statements.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
  if (rest.trim() !== '' || statements.some((one) => !/^import\b(?!\s*['"])/.test(one.text))) return false
  return imports.every((one) =>
    [...moved, ...handlerImports(folder)].some((other) => other.specifier === one.specifier && other.imported === one.imported),
  )
}

function modulePath(folder: string): string {
  return folder === '' ? 'handlers' : `${folder}/handlers`
}

function handlerImports(folder: string): readonly ImportBinding[] {
  const http = specifier(modulePath(folder), 'http')
  return [
    { local: 'Handler', specifier: http, imported: 'Handler', type: true },
    { local: 'HttpError', specifier: http, imported: 'HttpError', type: false },
    { local: 'contract', specifier: './contract.js', imported: '*', type: true },
  ]
}

/** What new handlers need, by the names that they give it. */
function importsFor(handlers: readonly NewHandler[], folder: string): readonly ImportBinding[] {
  const own = handlers.flatMap(({ source }) => source?.imports ?? []).sort((a, b) => compare(a.module, b.module) || compare(a.name, b.name))
  const hasStub = handlers.some(({ source }) => source === undefined)
  return [
    ...own.map(({ name, module, type = false }) => ({
      local: name,
      specifier: specifier(modulePath(folder), module),
      imported: name,
      type,
    })),
    ...handlerImports(folder).filter(({ local }) => hasStub || local !== 'HttpError'),
  ]
}

function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  return one < other ? -1 : one > other ? 1 : 0
}

/** What handlers call their needs in a file, and which imports that takes. A name that means something else there gets a line below it. */
function localNames(
  source: ModuleSource,
  wanted: readonly ImportBinding[],
): { readonly local: ReadonlyMap<string, string>; readonly needed: readonly ImportBinding[] } {
  const taken = takenNames(source)
  const needed: ImportBinding[] = []
  const local = new Map<string, string>()
  for (const want of wanted) {
    if (local.has(want.local)) continue
    const has = source.imports.find((one) => provides(one, want))
    let name: string = has?.local ?? want.local
    while (has === undefined && taken.has(name)) name += '_'
    local.set(want.local, name)
    if (has === undefined) needed.push({ ...want, local: name })
  }
  return { local, needed }
}
