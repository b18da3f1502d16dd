import { specifier as specifierOf } from '../render/imports.js'
import type { ImportBinding, ModuleSource } from '../source/module-source.js'
import { membersOf, resolveModule } from '../source/relative-imports.js'
import { handlerStatement, type MovedHandler, takenNames } from './handlers-file.js'
import { provides } from './import-edits.js'

const CONTRACT = './contract.js'

export interface Move {
  readonly from: string
  readonly to: string
  /** Whether the contract of the other folder has a name, too. */
  inContract(name: string): boolean
}

/**
 * What it takes to move a handler to another file, or undefined when it can't be done without touching other code: it stands alone in
 * its statement, uses nothing of its file but imports, and nothing in its file uses it.
 */
export function movableHandler(source: ModuleSource, name: string, move: Move): MovedHandler | undefined {
  const statement = handlerStatement(source, name)
  if (statement === undefined || statement.names.length !== 1 || /\bimport\s*[.(]/.test(statement.text)) return undefined
  const others = source.statements.filter((one) => one !== statement && one.kind !== 'import')
  if (others.some((one) => one.mentions.has(name) || one.names.some((declared) => statement.mentions.has(declared)))) return undefined
  const imports = source.imports.filter((one) => statement.mentions.has(one.local))
  if (imports.some((one) => hasAttributes(source, one) || !contractNames(one, statement.text).every(move.inContract))) return undefined
  return { name, text: statement.text, imports: imports.map((one) => ({ ...one, specifier: rebase(one.specifier, move.from, move.to) })) }
}

/** The imports of a file that a handler uses, as they stand there. */
export function importsOf(source: ModuleSource, name: string): readonly ImportBinding[] {
  const statement = handlerStatement(source, name)
  return statement === undefined ? [] : source.imports.filter((one) => statement.mentions.has(one.local))
}

/** Whether a file can take a moved handler: its name and the names of its imports are free there, or mean the same. */
export function canTake(source: ModuleSource | undefined, incoming: readonly MovedHandler[], handler: MovedHandler): boolean {
  const imports = [...(source?.imports ?? []), ...incoming.flatMap((one) => one.imports)]
  const taken = new Set([...takenNames(source), ...incoming.flatMap((one) => [one.name, ...one.imports.map(({ local }) => local)])])
  if (taken.has(handler.name)) return false
  return handler.imports.every((needed) => {
    const same = imports.filter((one) => one.local === needed.local)
    return same.length > 0 ? same.every((one) => provides(one, needed)) : !taken.has(needed.local)
  })
}

/** Names of the contract that a text takes through an import of it. */
function contractNames({ specifier, imported, local }: ImportBinding, text: string): readonly string[] {
  if (specifier !== CONTRACT) return []
  return imported === '*' ? membersOf(local, text) : [imported]
}

/** `import data from './data.json' with { type: 'json' }` can't be split into bindings. */
function hasAttributes(source: ModuleSource, { specifier, local }: ImportBinding): boolean {
  return source.statements.some(
    (one) => one.kind === 'import' && one.text.includes(specifier) && one.text.includes(local) && /['"]\s*with\s*\{/.test(one.text),
  )
}

/** `./contract.js` means the contract beside the handlers, wherever they are; other relative files stay where they are. */
function rebase(specifier: string, from: string, to: string): string {
  if (!specifier.startsWith('.') || specifier === CONTRACT || from === to) return specifier
  const extension = /\.[cm]?[jt]s$/.exec(specifier)?.[0] ?? ''
  const module = resolveModule(from === '' ? 'handlers' : `${from}/handlers`, specifier)
  return specifierOf(to === '' ? 'handlers' : `${to}/handlers`, module).replace(/\.js$/, extension)
}
