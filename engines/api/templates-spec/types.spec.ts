import { afterAll, expect, it } from '@jest/globals'
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assemble, dispose, ENVELOPES, FRAMEWORKS, type Envelope, type Framework } from './assemble.js'
import { typeErrors } from './check.js'

const types = join(dirname(fileURLToPath(import.meta.url)), 'types')

const folders: string[] = []
afterAll(() => folders.forEach(dispose))

function project(framework: Framework, envelope: Envelope): string {
  const folder = assemble(framework, envelope)
  folders.push(folder)
  return folder
}

// What handlers may and may not do is written down in types/<framework>.ts, where each `@ts-expect-error` is a case of its own.
it.each(FRAMEWORKS)('compiles under the strictest options and tells right from wrong: %s', (framework) => {
  const folder = project(framework, 'spec')
  cpSync(join(types, 'contract.ts'), join(folder, 'src/routes/type-contract.ts'))
  cpSync(join(types, `${framework}.ts`), join(folder, 'src/routes/type-handlers.ts'))
  expect(typeErrors(folder)).toBe('')
}, 60_000)

it.each(ENVELOPES)('compiles with the envelope %s', (envelope) => {
  expect(typeErrors(project('fastify', envelope))).toBe('')
}, 60_000)
