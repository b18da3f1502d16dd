import type { Expression, Function as FunctionNode, ObjectExpression, Program, Statement } from 'oxc-parser'

/**
 * The objects that a Vite configuration exports: one, or one for each way out of its function. Followed through `defineConfig`,
 * `mergeConfig`, constants of the same file and what only types see.
 *
 * @returns nothing where some of it can't be followed
 */
export function configObjects(program: Program): readonly ObjectExpression[] {
  const exported = program.body.find((statement) => statement.type === 'ExportDefaultDeclaration')
  if (exported?.type !== 'ExportDefaultDeclaration') return []
  return objectsOf(exported.declaration as Expression, program) ?? []
}

/** undefined where an expression is something else. */
function objectsOf(expression: Expression, program: Program): readonly ObjectExpression[] | undefined {
  switch (expression.type) {
    case 'ObjectExpression':
      return [expression]
    case 'ParenthesizedExpression':
    case 'TSSatisfiesExpression':
    case 'TSAsExpression':
    case 'AwaitExpression':
      return objectsOf(expression.type === 'AwaitExpression' ? expression.argument : expression.expression, program)
    case 'Identifier':
      return declared(expression.name, program)
    case 'ConditionalExpression':
      return all([expression.consequent, expression.alternate], program)
    case 'ArrowFunctionExpression':
      return expression.body.type === 'BlockStatement' ? returned(expression.body.body, program) : objectsOf(expression.body, program)
    case 'FunctionExpression':
      return returned(bodyOf(expression), program)
    case 'CallExpression': {
      const callee = expression.callee.type === 'Identifier' ? expression.callee.name : ''
      const argument = callee === 'mergeConfig' ? expression.arguments[1] : callee === 'defineConfig' ? expression.arguments[0] : undefined
      return argument === undefined || argument.type === 'SpreadElement' ? undefined : objectsOf(argument, program)
    }
    default:
      return undefined
  }
}

function all(expressions: readonly Expression[], program: Program): readonly ObjectExpression[] | undefined {
  const found = expressions.map((one) => objectsOf(one, program))
  return found.includes(undefined) ? undefined : found.flatMap((one) => one ?? [])
}

function declared(name: string, program: Program): readonly ObjectExpression[] | undefined {
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration' && statement.id?.name === name) return returned(bodyOf(statement), program)
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue
    const init = statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)?.init
    if (init) return objectsOf(init, program)
  }
  return undefined
}

function bodyOf({ body }: FunctionNode): readonly Statement[] {
  return (body?.body ?? []) as readonly Statement[]
}

/** What a function returns, on every way out. */
function returned(statements: readonly Statement[], program: Program): readonly ObjectExpression[] | undefined {
  const values = statements.flatMap(returnsIn)
  return values.length === 0 ? undefined : all(values, program)
}

function returnsIn(statement: Statement): readonly Expression[] {
  switch (statement.type) {
    case 'ReturnStatement':
      return statement.argument ? [statement.argument] : []
    case 'BlockStatement':
      return statement.body.flatMap((one) => returnsIn(one as Statement))
    case 'IfStatement':
      return [...returnsIn(statement.consequent), ...(statement.alternate ? returnsIn(statement.alternate) : [])]
    default:
      return []
  }
}
