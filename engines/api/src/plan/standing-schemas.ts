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
  const { files, output, declarations } = input
  const paths = listFiles(files, output).filter((path) => isSchemaFile(path.slice(output.length + 1)))
  const put = putByHand(paths, input)
  if (put.size === 0) return put
  const names = paths.flatMap((path) => [...exported(files, path, files.read(path) ?? '')])
  const known = new Set(names)
  const twice = new Set(names.filter((name, index) => put.has(name) && names.indexOf(name) !== index))
  const added = [...declarations.keys()].filter((name) => !known.has(name))
  return new Map(
    [...put].flatMap(([name, module]) =>
      twice.has(name) ? [] : [[declarations.has(name) ? name : renamed(name, module, added, input), module] as const],
    ),
  )
}

/** What files declare that kit has not written there, and what it remembers as put there before. */
function putByHand(paths: readonly string[], { files, output, state, written }: StandingInput): ReadonlyMap<string, string> {
  const put = new Map<string, string>()
  for (const path of paths) {
    const [text = '', base] = [files.read(path), written.get(path)]
    if (text === base || (base === undefined && state?.files[path] !== undefined)) continue
    const kits = exported(files, path, base ?? '')
    for (const name of exported(files, path, text)) if (!kits.has(name)) put.set(name, path.slice(output.length + 1).replace(/\.ts$/, ''))
  }
  for (const [name, module] of Object.entries(state?.placed ?? {})) {
    const path = `${output}/${module}.ts`
    if (exported(files, path, files.read(path) ?? '').has(name)) put.set(name, module)
  }
  return put
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
