import { editedStatements } from '../merge/edited-statements.js'
import { mergeModule } from '../merge/merge-module.js'
import type { ProjectFiles } from '../plan/files.js'
import { addImports } from '../plan/import-edits.js'
import { PerTexts } from '../plan/per-text.js'
import { type ImportBinding, type ModuleSource, readModule, type TopStatement } from '../source/module-source.js'

/**
 * What to merge with, where somebody has changed the model in the sources: what kit would have written, had the document said so. Whether
 * something stands in a file is taken from the file itself: by now kit might put it elsewhere.
 *
 * @param written what kit last wrote, by path
 * @param would   what it would have written of the sources' own model, by path
 */
export function basesFor(
  files: ProjectFiles,
  written: ReadonlyMap<string, string>,
  would: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let declared: ReadonlyMap<string, TopStatement> | undefined
  const declaredElsewhere = (key: string): TopStatement | undefined => {
    declared ??= declarationsIn(would)
    return declared.get(key)
  }
  const standing = (path: string): string | undefined => files.read(path)?.replaceAll('\r\n', '\n')
  const baseOf = (path: string, other: string): string => {
    const text = written.get(path)
    if (text === undefined || text === other) return other
    const current = standing(path)
    // That a folder is no longer needed, nobody says in the index.
    if (current === text || isIndex(path)) return text
    if (current === undefined || current === other || isWiring(path)) return other
    const { base, leaving } = bases.of(files, path, [text, other, current], () => rebased(path, text, other, current))
    return [...leaving].reduce((whole, [key, one]) => whole.replace(one.text, () => (declaredElsewhere(key) ?? one).text), base)
  }
  const left = [...written].flatMap(([path, text]) => {
    const isLeft = !would.has(path) && !isWiring(path) && ![undefined, text].includes(standing(path))
    return isLeft ? [[path, ''] as const] : []
  })
  return new Map([...would, ...left].map(([path, other]) => [path, baseOf(path, other)]))
}

/**
 * Bases in which what is in conflict stays in conflict: what kit remembers as written there differs in just that from what it would write of the
 * model that both sides agree on.
 *
 * @param agreed what kit would write of that model, by path
 */
export function withConflicts(
  bases: ReadonlyMap<string, string>,
  paths: readonly string[],
  written: ReadonlyMap<string, string>,
  agreed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const conflicting = paths.flatMap((path) => {
    const [was, is, base] = [agreed.get(path), written.get(path), bases.get(path)]
    return was === undefined || is === undefined || base === undefined ? [] : [[path, mergeModule(path, was, base, is).text] as const]
  })
  return new Map([...bases, ...conflicting])
}

interface Rebased {
  readonly base: string
  /** Edited declarations in it, by their keys, that kit would no longer write into this file. */
  readonly leaving: ReadonlyMap<string, TopStatement>
}

const bases = new PerTexts<Rebased>()

function isIndex(path: string): boolean {
  return /\/index\.ts$/.test(path)
}

type Statements = ReadonlyMap<string, TopStatement>

/** Nothing is declared in these that could be elsewhere. */
function isWiring(path: string): boolean {
  return /\/(?:routes|index)\.ts$/.test(path)
}

function rebased(path: string, written: string, would: string, current: string): Rebased {
  const [former, own, now] = [readModule(path, written), readModule(path, would), readModule(path, current)]
  const [was, is, there] = [byKey(former), byKey(own), byKey(now)]
  // What nobody has touched is as kit wrote it, even if it would write it otherwise by now.
  const isUntouched = (key: string, one: TopStatement): boolean => there.get(key)?.text === one.text || !isEdited(path, one, was, there)
  const known = [...was].flatMap(([key, one]) => {
    const other = is.get(key)
    if (other?.text === one.text || isUntouched(key, one)) return one
    return other ?? (there.has(key) ? one : [])
  })
  const leaving = new Map([...was].filter(([key, one]) => !is.has(key) && there.has(key) && !isUntouched(key, one)))
  const added = [...is].flatMap(([key, one]) => (!was.has(key) && (there.has(key) || one.names.length === 0) ? one : []))
  const statements = [...known, ...added]
  // An import that only somebody's edit still needs is theirs.
  const theirs = (local: string): boolean => !isMentioned(local, statements) && isMentioned(local, [...there.values()])
  const imports = [
    ...former.imports.filter(({ local }) => !theirs(local)),
    ...own.imports.filter(({ local }) => isMentioned(local, statements)),
  ]
  // The very text that kit would write is merged without being looked at again.
  if (sameTexts(statements, [...is.values()]) && sameImports(imports, own.imports)) return { base: would, leaving }
  return { base: `${addImports(path, '', imports)}${statements.map(({ text }) => text).join('\n')}\n`, leaving }
}

/** Whether somebody has changed more of a statement than its layout, or of another one of its names. */
function isEdited(path: string, { names }: TopStatement, was: Statements, there: Statements): boolean {
  const namesakes = (all: Statements): string =>
    [...all.values()].flatMap((one) => (one.names.some((name) => names.includes(name)) ? one.text : [])).join('\n')
  const edited = names.length === 0 ? new Set() : editedStatements(path, namesakes(was), namesakes(there))
  return names.some((name) => edited.has(name))
}

function sameTexts(some: readonly TopStatement[], others: readonly TopStatement[]): boolean {
  return some.length === others.length && some.every(({ text }, index) => text === others[index]?.text)
}

function sameImports(some: readonly ImportBinding[], others: readonly ImportBinding[]): boolean {
  const said = (all: readonly ImportBinding[]): ReadonlySet<string> =>
    new Set(all.map(({ local, specifier, imported, type }) => [local, specifier, imported, type].join(' ')))
  const [these, those] = [said(some), said(others)]
  return these.size === those.size && [...these].every((one) => those.has(one))
}

function isMentioned(name: string, statements: readonly TopStatement[]): boolean {
  return statements.some(({ mentions }) => mentions.has(name))
}

/** What is declared in contracts and schemas; kit gives no name twice. */
function declarationsIn(texts: ReadonlyMap<string, string>): ReadonlyMap<string, TopStatement> {
  return new Map([...texts].flatMap(([path, text]) => (isWiring(path) ? [] : [...byKey(readModule(path, text))])))
}

/** Declarations by their names, values and types apart; everything else by its text. */
function byKey({ statements }: ModuleSource): Statements {
  return new Map(
    statements.flatMap((one) => {
      if (one.kind === 'import') return []
      const type = /^export (?:type|interface) \S/m.test(one.text)
      return [[one.names.length === 0 ? one.text : `${type ? 'type' : 'value'} ${one.names.join()}`, one] as const]
    }),
  )
}
