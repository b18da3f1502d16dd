import { quote } from '../render/escape.js'
import { specifier } from '../render/imports.js'
import { type ImportBinding, type ModuleSource, readModule, type TopStatement } from '../source/module-source.js'

/** The stub of a handler nobody has written yet: it answers 501 in the error envelope. The same text for every framework. */
export function handlerStub(name: string): string {
  return `export const ${name}: Handler<typeof contract.${name}> = async () => {
  throw new HttpError(501, 'not_implemented', '${name} is not written yet')
}
`
}

/** The head of a new handlers file. */
export function handlersHead(folder: string): string {
  return `import { type Handler, HttpError } from ${quote(specifier(`${folder}/handlers`, 'http'))}\nimport type * as contract from './contract.js'\n`
}

/** Whether a statement is a stub as kit wrote it, whatever a formatter did to it since. */
export function isStub(statement: TopStatement, name: string): boolean {
  return loosen(statement.text) === loosen(handlerStub(name))
}

function loosen(text: string): string {
  return text.replace(/[\s;]/g, '').replaceAll('"', "'")
}

/** The statement that exports a name, when it declares it on the spot. */
export function handlerStatement(source: ModuleSource, name: string): TopStatement | undefined {
  return source.exports.has(name) ? source.statements.find((one) => one.names.includes(name)) : undefined
}

/** A handler on its way to another folder: its text and the imports it needs there. */
export interface MovedHandler {
  readonly name: string
  readonly text: string
  readonly imports: readonly ImportBinding[]
}

/**
 * What it takes to move a handler to another file, or undefined when it can't be done without touching other code:
 * it stands alone in its statement, uses nothing of its file but imports, and nothing in its file uses it.
 */
export function movableHandler(source: ModuleSource, name: string): MovedHandler | undefined {
  const statement = handlerStatement(source, name)
  if (statement === undefined || statement.names.length !== 1) return undefined
  const others = source.statements.filter((one) => one !== statement && one.kind !== 'import')
  if (others.some((one) => one.mentions.has(name) || one.names.some((declared) => statement.mentions.has(declared)))) return undefined
  return { name, text: statement.text, imports: source.imports.filter((one) => statement.mentions.has(one.local)) }
}

export interface HandlersChange {
  /** Stubs to add, by name. */
  readonly add: readonly string[]
  readonly moveIn: readonly { readonly from: string; readonly handler: MovedHandler }[]
  /** Names whose statements go: moved elsewhere, or stubs that were never written. */
  readonly remove: readonly string[]
}

/**
 * The new text of a handlers file; everything not named in the change keeps every byte. An empty text means that nothing is left but
 * what kit had written.
 *
 * @param text   the file as it is, undefined when there is none
 * @param folder its folder, relative to the output folder
 */
export function changeHandlers(path: string, text: string | undefined, folder: string, change: HandlersChange): string {
  let result = text ?? handlersHead(folder)
  const source = readModule(path, result)
  const removed = source.statements.filter((one) => change.remove.some((name) => one.names.includes(name)))
  for (const statement of [...removed].reverse()) {
    const end = /^[ \t;]*(?:\r?\n){0,2}/.exec(result.slice(statement.end))?.[0].length ?? 0
    result = result.slice(0, statement.start) + result.slice(statement.end + end)
  }
  if (removed.length > 0 && change.add.length + change.moveIn.length === 0 && loosen(result) === loosen(handlersHead(folder))) return ''

  const needed: ImportBinding[] = change.moveIn.flatMap(({ from, handler }) => handler.imports.map((one) => ({ ...one, specifier: rebase(one.specifier, from, folder) })))
  if (change.add.length > 0) needed.push(...readModule(path, handlersHead(folder)).imports)
  result = addImports(path, result, needed)
  const eol = result.includes('\r\n') ? '\r\n' : '\n'
  for (const addition of [...change.moveIn.map(({ handler }) => `${handler.text}\n`), ...change.add.map(handlerStub)]) {
    result = `${result.replace(/\s*$/, '')}${eol}${eol}${eol === '\n' ? addition : addition.replace(/\r?\n/g, eol)}`
  }
  return result
}

/** Whether a file can take a moved handler: its name and the names of its imports are free there, or mean the same. */
export function canTake(source: ModuleSource | undefined, handler: MovedHandler, from: string, folder: string): boolean {
  if (source === undefined) return true
  if (source.exports.has(handler.name) || source.statements.some((one) => one.kind !== 'import' && one.names.includes(handler.name))) return false
  return handler.imports.every((needed) => {
    const same = source.imports.find((one) => one.local === needed.local)
    if (same !== undefined) return same.specifier === rebase(needed.specifier, from, folder)
    return !source.statements.some((one) => one.names.includes(needed.local))
  })
}

/** `./contract.js` means the contract beside the handlers, wherever they are; other relative files stay where they are. */
function rebase(specifierText: string, from: string, to: string): string {
  if (!specifierText.startsWith('.') || specifierText === './contract.js' || from === to) return specifierText
  const segments = from === '' ? [] : from.split('/')
  for (const part of specifierText.split('/')) {
    if (part === '..') {
      if (segments.length === 0 || segments.at(-1) === '..') segments.push('..')
      else segments.pop()
    } else if (part !== '.') segments.push(part)
  }
  const target = to === '' ? [] : to.split('/')
  let common = 0
  while (common < target.length && segments[common] === target[common] && segments[common] !== '..') common++
  const up = '../'.repeat(target.length - common)
  return `${up === '' ? './' : up}${segments.slice(common).join('/')}`
}

function addImports(path: string, text: string, needed: readonly ImportBinding[]): string {
  const source = readModule(path, text)
  const missing = needed.filter((one, index) => {
    const first = needed.findIndex((other) => other.local === one.local) === index
    return first && !source.imports.some((has) => has.local === one.local)
  })
  if (missing.length === 0) return text
  const lines = missing.map((one) => `import ${one.clause} from ${quote(one.specifier)}`).join('\n')
  const last = source.statements.findLast((one) => one.kind === 'import')
  if (last !== undefined) return `${text.slice(0, last.end)}\n${lines}${text.slice(last.end)}`
  return `${lines}\n${text.trim() === '' ? '' : `\n${text}`}`
}
