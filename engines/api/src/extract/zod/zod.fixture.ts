import { exported } from '../../evaluate/evaluate.fixture.js'
import { SchemaComponents } from '../schema-components.js'
import type { Direction } from '../schema-reader.js'
import { zodReader } from './read-zod.js'

/** What is read of the default export of a module, with the named schemas it refers to. */
export function read(source: string, others: Readonly<Record<string, string>> = {}, direction: Direction = 'input') {
  const { value, evaluator } = exported({ 'src/a.ts': `import { z } from 'zod'\n${source}`, ...others }, 'src/a.ts', 'default')
  const context = new SchemaComponents(evaluator, [zodReader(evaluator, direction)])
  const schema = context.read(value)
  return { schema, components: Object.fromEntries(context.components), notes: context.diagnostics.map((one) => one.message) }
}
