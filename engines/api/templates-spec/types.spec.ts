import { expect, it } from '@jest/globals'
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assemble, ENVELOPES, FRAMEWORKS } from './assemble.js'
import { typeErrors } from './check.js'

const types = join(dirname(fileURLToPath(import.meta.url)), 'types')

// What handlers may and may not do is written down in types/<framework>.ts, where each `@ts-expect-error` is a case of its own.
it.each(FRAMEWORKS)('compiles under the strictest options and tells right from wrong: %s', (framework) => {
  const folder = assemble(framework, 'spec', `types-${framework}`)
  cpSync(join(types, 'contract.ts'), join(folder, 'src/routes/type-contract.ts'))
  cpSync(join(types, `${framework}.ts`), join(folder, 'src/routes/type-handlers.ts'))
  expect(typeErrors(folder)).toBe('')
}, 60_000)

it.each(ENVELOPES)('compiles with the envelope %s', (envelope) => {
  expect(typeErrors(assemble('fastify', envelope, `types-${envelope}`))).toBe('')
}, 60_000)
