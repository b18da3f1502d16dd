import { exported } from '../evaluate/evaluate.fixture.js'
import type { JsonSchema } from '../model/schema.js'
import { SchemaComponents } from './schema-components.js'
import { schemaReaders } from './schema-readers.js'

export interface ReadSchema {
  readonly schema: JsonSchema | undefined
  readonly components: Readonly<Record<string, JsonSchema>>
  readonly notes: readonly string[]
}

/** The default export of a source, read as a schema. */
export function readSource(source: string | Readonly<Record<string, string>>): ReadSchema {
  const sources = typeof source === 'string' ? { 'a.ts': source } : source
  const { value, evaluator } = exported(sources, Object.keys(sources)[0] ?? '', 'default')
  for (const path of Object.keys(sources)) evaluator.graph.module(path)
  const context = new SchemaComponents(evaluator, schemaReaders(evaluator))
  const schema = context.read(value)
  return { schema, components: Object.fromEntries(context.components), notes: context.diagnostics.map(({ message }) => message) }
}
