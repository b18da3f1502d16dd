import { readdirSync, readFileSync } from 'node:fs'
import { ENVELOPES, type Envelope, FRAMEWORKS, type Framework } from '../render/options.js'

/** The error envelope, by its path below the output folder. */
export const ENVELOPE_FILE = 'http/envelope.ts'

const TEMPLATES = new URL('../../templates/', import.meta.url)

/**
 * The files that are written once and then belong to the user, by their path below the output folder: how the framework, the contract
 * and the error envelope meet.
 */
export function supportFiles(framework: Framework, envelope: Envelope): ReadonlyMap<string, string> {
  return new Map([
    ...folder(`${framework}/`, (name) => !/^(?:app|main)\.ts$/.test(name), ''),
    ...folder('shared/http/', () => true, 'http/'),
    [ENVELOPE_FILE, template(`envelope/${envelope}.ts`)],
  ])
}

/** Whether a text is one of the envelopes as kit writes them, so that another one may take its place. */
export function isEnvelope(text: string): boolean {
  return ENVELOPES.some((envelope) => template(`envelope/${envelope}.ts`) === text)
}

/** The framework that a `http.ts` was written for, as long as nobody edited it. */
export function frameworkOf(text: string): Framework | undefined {
  return FRAMEWORKS.find((framework) => template(`${framework}/http.ts`) === text)
}

/** The runtime helpers of schemas that say more than zod's builders can. */
export function schemaHelpers(): string {
  return template('shared/schema.ts')
}

/** The entry files of an application, by their path below its source folder. */
export function appFiles(framework: Framework): ReadonlyMap<string, string> {
  return new Map(['app.ts', 'main.ts'].map((name) => [name, template(`${framework}/${name}`)]))
}

function folder(path: string, filter: (name: string) => boolean, prefix: string): readonly (readonly [string, string])[] {
  return namesIn(path)
    .filter(filter)
    .map((name) => [prefix + name, template(path + name)])
}

// They come with kit, and are the same as long as it runs.
const names = new Map<string, readonly string[]>()
const texts = new Map<string, string>()

function namesIn(path: string): readonly string[] {
  const known = names.get(path)
  if (known !== undefined) return known
  const entries = readdirSync(new URL(path, TEMPLATES), { withFileTypes: true })
  const found = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map(({ name }) => name)
  names.set(path, found)
  return found
}

function template(path: string): string {
  const text = texts.get(path) ?? readFileSync(new URL(path, TEMPLATES), 'utf8')
  texts.set(path, text)
  return text
}
