import { builderChain } from '../builder-chain.js'
import type { SchemaReader } from '../schema-reader.js'

const PACKAGES = /^(?:ajv(?:\/.*)?|@fastify\/ajv-compiler|@exodus\/schemasafe|is-my-json-valid)$/

/**
 * Reads what ajv compiles: `ajv.compile(schema)` stands for its schema. JSON Type Definition (`ajv/dist/jtd`) is another language, which is
 * not read.
 */
export const ajvReader: SchemaReader = (value, context) => {
  const chain = builderChain(value)
  if (chain === undefined || !PACKAGES.test(chain.specifier)) return undefined
  const compile = chain.calls.findLast(({ name }) => name === 'compile' || name === 'compileAsync' || name === 'validator')
  const [schema] = compile?.args ?? []
  if (schema === undefined) return undefined
  if (chain.specifier.includes('jtd')) {
    context.note(schema, 'Schemas in JSON Type Definition are not read.')
    return undefined
  }
  return context.read(schema)
}
