import { editedStatements } from '../merge/edited-statements.js'
import type { ProjectFiles } from '../plan/files.js'
import { addImports } from '../plan/import-edits.js'
import { readModule, type TopStatement } from '../source/module-source.js'

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
  return new Map(
    Array.from(would, ([path, other]) => {
      const [text, current] = [written.get(path), files.read(path)]
      const asItIs = text === undefined || current === undefined || text === other || isWiring(path)
      return [path, asItIs ? other : rebased(path, text, other, current)]
    }),
  )
}

/** Nothing is declared in these that could be elsewhere. */
function isWiring(path: string): boolean {
  return /\/(?:routes|index)\.ts$/.test(path)
}

function rebased(path: string, written: string, would: string, current: string): string {
  const [former, own, now] = [readModule(path, written), readModule(path, would), readModule(path, current)]
  const [was, is, there] = [former.statements, own.statements, now.statements]
  const [had, has, stands] = [namesOf(was), namesOf(is), namesOf(there)]
  const edited = editedStatements(path, written, current)
  const imports = addImports(path, '', [...former.imports, ...own.imports])
  const kept = is.filter(
    ({ kind, names }) => kind !== 'import' && (names.length === 0 || names.some((name) => had.has(name) || stands.has(name))),
  )
  // What nobody has touched is as kit wrote it, even if it would write it otherwise by now.
  const untouched = (names: readonly string[]): boolean => names.length > 0 && names.every((name) => had.has(name) && !edited.has(name))
  const asWritten = was.filter(
    ({ kind, names }) => kind !== 'import' && (untouched(names) || names.some((name) => !has.has(name) && stands.has(name))),
  )
  const others = kept.filter(({ names }) => !untouched(names))
  const places = new Map(was.flatMap(({ names }, index) => names.map((name) => [name, index] as const)))
  const placeOf = ({ names: [name = ''] }: TopStatement): number => places.get(name) ?? was.length
  const ordered = [...others, ...asWritten].sort((one, other) => placeOf(one) - placeOf(other))
  return `${imports}${ordered.map(({ text }) => text).join('\n')}\n`
}

function namesOf(statements: readonly TopStatement[] = []): ReadonlySet<string> {
  return new Set(statements.flatMap(({ names }) => names))
}
