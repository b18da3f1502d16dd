import { describe, expect, it } from '@jest/globals'
import type { JsonSchema } from '../model/schema.js'
import { execute, moduleOf } from './fixtures/run-schema.js'

const ATTACKS = [
  "'); globalThis.pwned = true; ('",
  '"); globalThis.pwned = true; ("',
  '`${globalThis.pwned = true}`',
  '*/ globalThis.pwned = true /*',
  '</script><script>',
  '\u2028globalThis.pwned = true',
  '\n globalThis.pwned = true //',
  '\\',
  "\\'",
  '__proto__',
  'constructor',
  ']: 1, [globalThis.pwned = true',
  '${globalThis.pwned = true}',
  '/; globalThis.pwned = true; /',
  '\ud800',
  'a b',
  '日本',
  '2fa',
]

function everywhere(text: string): JsonSchema {
  const named = (value: JsonSchema): Record<string, JsonSchema> => Object.fromEntries([[text, value]])
  return {
    type: 'object',
    title: text,
    description: text,
    properties: {
      ...named({ type: 'string', description: text, pattern: text }),
      value: { enum: [text, 1, { a: text }], description: text },
      constant: { const: text },
      fallback: { type: 'string', default: text },
      union: {
        oneOf: [
          { type: 'object', properties: named({ const: 'a' }), required: [text] },
          { type: 'object', properties: named({ const: 'b' }), required: [text] },
        ],
        discriminator: { propertyName: text },
      },
      patterned: {
        type: 'object',
        patternProperties: named(true),
        dependentRequired: Object.fromEntries([[text, [text]]]),
        unevaluatedProperties: false,
      },
    },
    required: [text],
    [`x-${text}`]: text,
  }
}

describe('text from anyone stays text', () => {
  it.each(ATTACKS.map((text) => [JSON.stringify(text), text]))('%s', (_, text) => {
    const schema = everywhere(text)
    for (const mode of ['infer', 'declare'] as const) {
      const root = execute(moduleOf({ Root: schema }, { mode }), 'Root')
      const result = root.safeParse(
        Object.fromEntries([
          [text, `${text}`],
          ['constant', text],
          ['value', { a: text }],
        ]),
      )
      expect(result.success || result.error.issues.every((issue) => issue.path[0] === text)).toBe(true)
      expect(Reflect.has(globalThis, 'pwned')).toBe(false)
    }
  })

  it('keeps two properties apart that differ only in case, and takes a value that looks like code', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: { a: { const: 1 }, A: { const: 'process.exit()' } },
      required: ['a', 'A'],
      additionalProperties: false,
    }
    const root = execute(moduleOf({ Root: schema }), 'Root')
    expect(root.parse({ a: 1, A: 'process.exit()' })).toEqual({ a: 1, A: 'process.exit()' })
  })
})
