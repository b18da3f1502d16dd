import { listFiles, type ProjectFiles } from './files.js'
import { perText } from './per-text.js'
import type { OutputState } from './state.js'

/**
 * Where somebody has put schemas, by their identifiers: modules relative to the output folder. What kit knows to have put somewhere itself is
 * not among them, for it may put it elsewhere. A fresh clone knows nothing of the kind, so that there everything stays.
 *
 * @param written texts as kit last wrote them, by path
 */
export function standingSchemas(
  files: ProjectFiles,
  output: string,
  state: OutputState | undefined,
  written: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const twice = new Set<string>()
  for (const path of listFiles(files, output)) {
    const file = path.slice(output.length + 1)
    if (!isSchemaFile(file)) continue
    const module = file.replace(/\.ts$/, '')
    const base = written.get(path)
    const kits = base === undefined ? new Set<string>() : exported(files, path, base)
    const isKits = (name: string): boolean => (base === undefined ? state?.files[path] !== undefined : kits.has(name))
    for (const name of exported(files, path, files.read(path) ?? '')) {
      if (found.has(name)) twice.add(name)
      // What is declared once more elsewhere has to be known, whoever has put it there.
      found.set(name, isKits(name) && state?.placed[name] !== module ? '' : module)
    }
  }
  return new Map([...found].filter(([name, module]) => module !== '' && !twice.has(name)))
}

/** No folder of operations is called as that of the files that kit writes once, among which is a `contract.ts`, too. */
function isSchemaFile(file: string): boolean {
  return (/(?:^|\/)contract\.ts$/.test(file) && !file.startsWith('http/')) || /^schemas\/[^/]+\.ts$/.test(file)
}

/** Constants that can be schemas: what begins with a name is one, or calls something. */
const exported = perText(
  (_path, text): ReadonlySet<string> =>
    new Set(
      Array.from(
        text.matchAll(/^export const ([\p{ID_Continue}$]+)(?:: [^=]*(?:=>[^=]*)*)? = (?!async\b|function\b|new\b)[\p{ID_Start}$_]/gmu),
        ([, name = '']) => name,
      ),
    ),
)
