import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ENVELOPES, FRAMEWORKS, SPLITS } from '../render/options.js'
import type { ProjectFiles } from './files.js'
import { perText } from './per-text.js'

const FormerOperation = z.object({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  /** The first tag; empty where it had none. */
  tag: z.string(),
  folder: z.string(),
  handler: z.string(),
  /** Its entry in the contract. */
  contract: z.string(),
})

/** What kit remembers of its last run over one output folder. Kept in `.kit/`, which git ignores; kit works without it, more cautiously. */
const Output = z.object({
  /** What rendered the files; another renderer looks at everything again. */
  renderer: z.string(),
  /** The entry document, by its path in `document`. */
  entry: z.string(),
  /** Content hashes of the document's files, by their paths relative to the entry's folder. */
  document: z.record(z.string(), z.string()),
  framework: z.enum(FRAMEWORKS),
  envelope: z.enum(ENVELOPES),
  split: z.enum(SPLITS),
  types: z.enum(['infer', 'declare']),
  /** All options as they were given, for recognising an unchanged run. */
  options: z.string(),
  /**
   * Content hashes of the files kit writes, as the run left them, by path; of those with a conflict, what they would be without it.
   * `UNKNOWN` for those that somebody else wrote where kit would have.
   */
  files: z.record(z.string(), z.string()),
  /** Those files in which something is in conflict. */
  conflicts: z.array(z.string()).default([]),
  /** Those files that the document no longer asks for, and that stay. */
  leftovers: z.array(z.string()).default([]),
  /** Where schemas stand that somebody has put elsewhere than kit would, by their identifiers: modules relative to the output folder. */
  placed: z.record(z.string(), z.string()).default({}),
  /** Content hashes of the files kit only adds to (handlers, security), as they were after the run. */
  watched: z.record(z.string(), z.string()),
  operations: z.array(FormerOperation),
  summary: z.object({ operations: z.number(), handlers: z.number(), orphans: z.number() }),
})
export type OutputState = z.infer<typeof Output>

const State = z.object({ outputs: z.record(z.string(), Output) })

/** What stands for the content hash of a file that kit has never written. */
export const UNKNOWN = ''

export const STATE_FILE = '.kit/routes.json'

/** The state of one output folder; undefined where there is none, or none that can be read. */
export function parseState(text: string | undefined, output: string): OutputState | undefined {
  return text === undefined ? undefined : parseAll(text)?.outputs[output]
}

const states = perText((_path, text) => parseAll(text))

/** The state of one output folder of a project. */
export function readState(files: ProjectFiles, output: string): OutputState | undefined {
  const text = files.read(STATE_FILE)
  return text === undefined ? undefined : states(files, STATE_FILE, text)?.outputs[output]
}

/** The text of the state file with one output folder's state replaced; those of others stay. */
export function printState(files: ProjectFiles, output: string, state: OutputState): string {
  const text = files.read(STATE_FILE)
  const outputs = { ...(text === undefined ? undefined : states(files, STATE_FILE, text)?.outputs), [output]: Output.parse(state) }
  const sorted = Object.fromEntries(Object.entries(outputs).sort(([a], [b]) => (a < b ? -1 : 1)))
  const printed = `${JSON.stringify({ outputs: sorted }, null, 1)}\n`
  states.know(files, STATE_FILE, printed, { outputs: sorted })
  return printed
}

function parseAll(text: string): z.infer<typeof State> | undefined {
  try {
    return State.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** A content hash, of a text or of its bytes in UTF-8, that does not mind what git does to line ends. */
export function contentHash(content: string | Uint8Array): string {
  if (typeof content === 'string') return hashOfContent(content)
  const hash = bytes.get(content) ?? hashOfContent(content)
  bytes.set(content, hash)
  return hash
}

/** What is read once is hashed once; nobody changes it. */
const bytes = new WeakMap<Uint8Array, string>()

function hashOfContent(content: string | Uint8Array): string {
  const hash = createHash('sha256')
  const carriageReturn = typeof content === 'string' ? content.includes('\r') : content.includes(0x0d)
  if (!carriageReturn) return hash.update(content).digest('hex')
  const text = typeof content === 'string' ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
  return hash.update(text.replaceAll('\r\n', '\n')).digest('hex')
}

const hashes = perText((_path, text) => contentHash(text))

/** The content hash of a text that a file has, had or will have. */
export function hashOfFile(files: ProjectFiles, path: string, text: string): string {
  return hashes(files, path, text)
}
