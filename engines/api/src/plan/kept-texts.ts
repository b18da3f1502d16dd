import { relativeImports } from '../source/relative-imports.js'

/**
 * What is remembered of files that are in dispute: what kit last wrote there, and in those that these import and that are gone by now, so that it
 * can still be read.
 *
 * @param written what kit last wrote, by path
 * @param paths   the files in dispute
 * @param now     what kit writes now, by path
 */
export function keptTexts(
  written: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
  now: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const kept = new Map<string, string>()
  const open = [...paths]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = written.get(path)
    if (text === undefined || kept.has(path)) continue
    kept.set(path, text)
    const imported = relativeImports(path, text).map(({ module }) => `${module}.ts`)
    open.push(...imported.filter((one) => !now.has(one)))
  }
  return kept
}
