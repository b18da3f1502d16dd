import { readdirSync, readFileSync } from 'node:fs'
import type { Envelope, Framework } from '../render/options.js'

const TEMPLATES = new URL('../../templates/', import.meta.url)

/**
 * The files that are written once and then belong to the user, by their path below the output folder: how the framework, the contract
 * and the error envelope meet.
 */
export function supportFiles(framework: Framework, envelope: Envelope): ReadonlyMap<string, string> {
  return new Map([
    ...folder(`${framework}/`, (name) => !/^(?:app|main)\.ts$/.test(name), ''),
    ...folder('shared/http/', () => true, 'http/'),
    ['http/envelope.ts', template(`envelope/${envelope}.ts`)],
  ])
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
  return readdirSync(new URL(path, TEMPLATES), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && filter(entry.name))
    .map((entry) => [`${prefix}${entry.name}`, template(path + entry.name)])
}

function template(path: string): string {
  return readFileSync(new URL(path, TEMPLATES), 'utf8')
}
