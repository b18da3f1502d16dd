import type { Declaration } from '../render/declarations.js'
import { listFiles, type ProjectFiles } from './files.js'
import { perText } from './per-text.js'
import type { OutputState } from './state.js'

/** What is known of where schemas stand. */
export interface StandingInput {
  readonly files: ProjectFiles
  readonly output: string
  readonly state: OutputState | undefined
  /** Texts as kit last wrote them, by path. */
  readonly written: ReadonlyMap<string, string>
  readonly declarations: ReadonlyMap<string, Pick<Declaration, 'text'>>
}

/**
 * Where somebody has put schemas, by their identifiers: modules relative to the output folder. What kit knows to have put somewhere itself is
 * not among them, for it may put it elsewhere. A fresh clone knows nothing of the kind, so that there everything stays.
 */
export function standingSchemas(input: StandingInput): ReadonlyMap<string, string> {
  const { files, output, state, written, declarations } = input
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
  const standing = [...found].filter(([name, module]) => module !== '' && !twice.has(name))
  const added = [...declarations.keys()].filter((name) => !found.has(name))
  return new Map(standing.map(([name, module]) => [declarations.has(name) ? name : renamed(name, module, added, input), module]))
}

/** What the document calls a schema by now, where nothing else of it has changed since kit wrote it. */
function renamed(name: string, module: string, added: readonly string[], { output, written, declarations }: StandingInput): string {
  const base = written.get(`${output}/${module}.ts`)
  const isSame = (other: string): boolean => {
    const identifier = new RegExp(`(?<![\\p{ID_Continue}$.])${other.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`, 'gu')
    const text = declarations.get(other)?.text.replace(identifier, () => name)
    return text !== undefined && base?.includes(text) === true
  }
  return (base === undefined ? undefined : added.find(isSame)) ?? name
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
