import { cpSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from '@jest/globals'
import { assemble, dispose, ENVELOPES, type Envelope, FRAMEWORKS, type Framework } from './assemble.js'
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
it.each(FRAMEWORKS)(
  'compiles under the strictest options and tells right from wrong: %s',
  (framework) => {
    const folder = project(framework, 'spec')
    cpSync(join(types, 'contract.ts'), join(folder, 'src/routes/type-contract.ts'))
    cpSync(join(types, `${framework}.ts`), join(folder, 'src/routes/type-handlers.ts'))
    expect(typeErrors(folder)).toBe('')
  },
  60_000,
)

it.each([
  ['express', '(_req, res) => res.status(500).end()'],
  ['fastify', '(_request, reply) => reply.code(500).send()'],
] as const)(
  'says which statuses a handler may answer with: %s',
  (framework, handler) => {
    const folder = project(framework, 'spec')
    const contract = `{ responses: { 200: z.string(), 404: ErrorBody } }`
    const imports = `import { z } from 'zod'\nimport { ErrorBody, type Handler } from './http.js'\n`
    writeFileSync(
      join(folder, 'src/routes/wrong.ts'),
      `${imports}const contract = ${contract}\nexport const one: Handler<typeof contract> = ${handler}\n`,
    )
    expect(typeErrors(folder)).toContain("'500' is not assignable to parameter of type '200 | 404'")
  },
  60_000,
)

it.each(ENVELOPES)(
  'compiles with the envelope %s',
  (envelope) => {
    expect(typeErrors(project('fastify', envelope))).toBe('')
  },
  60_000,
)
