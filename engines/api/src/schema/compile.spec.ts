import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { JsonSchema } from '../model/schema.js'
import { moduleOf } from './fixtures/run-schema.js'

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: Record<string, JsonSchema>, ...required: string[]): JsonSchema => ({ type: 'object', properties, required })

/** Shapes whose zod types and declared types are hard to bring together. */
const HARD: Record<string, JsonSchema> = {
  Rest: { ...(object({ a: { type: 'string' } }) as object), additionalProperties: { type: 'integer', default: 1 } },
  Empty: { type: 'object', properties: {}, additionalProperties: false },
  Open: { ...(object({ 'x-y': { type: 'null' } }, 'x-y', 'other') as object), additionalProperties: true },
  Tuple: { type: 'array', prefixItems: [{ type: 'string' }, { enum: ['a', 'b'] }], items: { type: 'boolean' }, minItems: 1 },
  Untyped: { properties: { a: { minimum: 1 } }, minLength: 2, items: { type: 'string' } },
  Mixed: { enum: ['a', 1, true, null, { b: ['c', null] }, [], {}] },
  Defaults: object(
    { n: { type: 'integer', default: 1 }, o: ref('Inner'), list: { type: 'array', items: ref('Inner'), default: [{}] } },
    'o',
  ),
  Inner: object({ flag: { type: 'boolean', default: false } }),
  Json: {
    anyOf: [
      { type: ['string', 'number', 'boolean', 'null'] },
      { type: 'array', items: ref('Json') },
      { type: 'object', additionalProperties: ref('Json') },
    ],
  },
  Node: object(
    { value: ref('Json'), next: ref('Node'), list: { type: 'array', items: { anyOf: [ref('Node'), { type: 'null' }] } } },
    'value',
  ),
  Pet: {
    ...(object({ kind: { type: 'string' } }, 'kind') as object),
    oneOf: [ref('Cat'), ref('Dog')],
    discriminator: { propertyName: 'kind', mapping: { 1: 'Cat', dog: 'Dog' } },
  },
  Cat: { allOf: [ref('Pet'), object({ friend: ref('Pet') })] },
  Dog: { allOf: [ref('Pet'), object({ bark: { type: 'integer', default: 3 } })] },
  Intersected: { allOf: [ref('Defaults'), ref('Rest'), { anyOf: [ref('Inner'), ref('Node')] }] },
  Overlap: { anyOf: [ref('Inner'), ref('Defaults'), { type: 'string' }] },
  Exclusive: { oneOf: [ref('Inner'), ref('Defaults'), { type: 'null' }, false] },
  Tagged: { oneOf: [object({ t: { const: 'a' }, x: ref('Node') }, 't'), object({ t: { enum: ['b', 'c'] } }, 't')] },
  Conditional: {
    type: 'object',
    properties: { a: true },
    if: { required: ['a'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: ref('Inner'),
    unevaluatedProperties: ref('Tuple'),
  },
  Patterned: {
    type: 'object',
    properties: { a: { type: 'string' }, [String('toString')]: { type: 'string' } },
    patternProperties: { '^x': ref('Node') },
    minProperties: 1,
  },
  Never: { allOf: [{ type: 'string' }, { type: 'integer' }] },
  MapOfSelf: { type: 'object', additionalProperties: ref('MapOfSelf') },
  Widened: object({ a: { oneOf: [{ const: 'x' }, { const: 'y' }], default: 'x' }, b: { type: ['integer', 'null'], default: null } }),
}

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  isolatedModules: true,
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023'],
  types: [],
  declaration: true,
  outDir: 'out',
  skipLibCheck: true,
}
const root = path.resolve(import.meta.dirname, '../../../..')
let folder = ''

beforeAll(() => {
  mkdirSync(path.join(root, 'tmp'), { recursive: true })
  folder = mkdtempSync(path.join(root, 'tmp', 'compile-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('compiles in both modes and all forms, as a library with declarations', () => {
  copyFileSync(path.join(root, 'engines/api/templates/shared/schema.ts'), path.join(folder, 'schema.ts'))
  for (const mode of ['infer', 'declare'] as const) {
    for (const form of ['both', 'request', 'response'] as const) {
      const { source, helpers } = moduleOf(HARD, { mode, form })
      writeFileSync(
        path.join(folder, `${mode}-${form}.ts`),
        `import { z } from 'zod'\nimport { ${helpers.join(', ')} } from './schema.js'\n\n${source}`,
      )
    }
  }
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS, include: ['*.ts'] }))
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  let errors = ''
  try {
    execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    errors = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
  expect(errors).toBe('')
}, 60_000)
