import type { ProjectFiles } from '../plan/files.js'
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
  const [was, is, there] = [written, would, current].map((text) => readModule(path, text).statements)
  const [had, has, stands] = [namesOf(was), namesOf(is), namesOf(there)]
  const kept = (is ?? []).filter(({ names }) => names.length === 0 || names.some((name) => had.has(name) || stands.has(name)))
  const moved = (was ?? []).filter(({ kind, names }) => kind !== 'import' && names.some((name) => !has.has(name) && stands.has(name)))
  return `${[...kept, ...moved].map(({ text }) => text).join('\n')}\n`
}

function namesOf(statements: readonly TopStatement[] = []): ReadonlySet<string> {
  return new Set(statements.flatMap(({ names }) => names))
}
