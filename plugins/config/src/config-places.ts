import type { Place } from '@kit/api'
import { type Expression, type ObjectExpression, parseSync } from 'oxc-parser'
import type { z } from 'zod'

/** Where a configuration says something: the property that is wrong, or the nearest around it that stands in what the file exports. */
export function placeInConfig(file: string, text: string, issue: z.core.$ZodIssue): Place {
  const exported = parseSync(file, text).program.body.find((statement) => statement.type === 'ExportDefaultDeclaration')
  if (exported?.type !== 'ExportDefaultDeclaration') return placeAt(file, text, 0)
  let { start } = exported
  let object = objectIn(exported.declaration)
  for (const key of issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path) {
    const property = object === undefined ? undefined : propertyOf(object, String(key))
    if (property === undefined) break
    start = property.start
    object = objectIn(property.value)
  }
  return placeAt(file, text, start)
}

/** Where a configuration fails: a syntax error has a place in its text, anything else one in its stack. */
export function placeOfFailure(file: string, text: string, stack: string): Place {
  const offset = parseSync(file, text).errors[0]?.labels[0]?.start
  if (offset !== undefined) return placeAt(file, text, offset)
  const [, line = '1', column = '1'] = /^:(\d+):(\d+)/.exec(stack.split(file)[1] ?? '') ?? []
  return { file, line: Number(line), column: Number(column) }
}

/** The object that an expression is, within `defineConfig()`, `satisfies` and the like. */
function objectIn(node: { readonly type: string }): ObjectExpression | undefined {
  const expression = node as Expression
  if (expression.type === 'ObjectExpression') return expression
  if (expression.type === 'TSSatisfiesExpression' || expression.type === 'TSAsExpression') return objectIn(expression.expression)
  const argument = expression.type === 'CallExpression' ? expression.arguments[0] : undefined
  return argument === undefined ? undefined : objectIn(argument)
}

function propertyOf({ properties }: ObjectExpression, name: string) {
  return properties
    .flatMap((one) => (one.type === 'Property' ? [one] : []))
    .find(({ key }) => (key.type === 'Identifier' && key.name === name) || (key.type === 'Literal' && key.value === name))
}

function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
