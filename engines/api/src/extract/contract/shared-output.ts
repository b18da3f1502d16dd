import { sharedPart } from '../../model/shared-model.js'
import type { ReadOutput } from './read-output.js'

/**
 * What was read, with the operations and schemas of an earlier reading wherever they say the same: a file that others import has them read again,
 * and whoever has worked on such a part knows it again.
 */
export function sharedOutput(former: ReadOutput | undefined, now: ReadOutput): ReadOutput {
  if (former === undefined) return now
  const operations = new Map(former.operations.map((one) => [routeOf(one), one]))
  return {
    ...now,
    operations: now.operations.map((one) => sharedPart(operations.get(routeOf(one)), one)),
    schemas: new Map(
      Array.from(now.schemas, ([name, schema]) => {
        const before = former.schemas.get(name)
        const isPlain = typeof schema === 'boolean' || typeof before === 'boolean'
        return [name, isPlain ? schema : sharedPart(before, schema, true)]
      }),
    ),
  }
}

function routeOf({ method, path }: ReadOutput['operations'][number]): string {
  return `${method} ${path}`
}
