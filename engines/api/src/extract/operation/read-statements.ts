import type { CatchClause, Node, Statement, TryStatement } from 'oxc-parser'
import { childrenOf } from '../../evaluate/syntax.js'
import type { FunctionLike } from '../../evaluate/value.js'
import { answerByReturn } from './answer-by-return.js'
import { errorStatuses } from './error-statuses.js'
import { type Flow, merge } from './flow.js'
import { walkExpression } from './read-expressions.js'
import { noteParameter } from './read-parameters.js'
import { anyValue, type Scope, siteOf, throwAnswers } from './scope.js'

/** Goes through a function's body; gives the ways that come out at its end, while those that return are kept in the scope. */
export function walkBody(owner: FunctionLike, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  for (const param of owner.params) noteParameter(param, scope)
  if (owner.body === null) return flows
  if (owner.body.type === 'BlockStatement') return walkAll(owner.body.body, flows, scope)
  return answerByReturn(owner.body, walkExpression(owner.body, flows, scope), scope)
}

export function walkAll(statements: readonly Node[], flows: readonly Flow[], scope: Scope): readonly Flow[] {
  let current = flows
  for (const one of statements) {
    if (current.length === 0) break
    current = walkStatement(one as Statement, current, scope)
  }
  return current
}

function walkStatement(node: Statement, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  switch (node.type) {
    case 'BlockStatement':
      return walkAll(node.body, flows, scope)
    case 'IfStatement': {
      const tested = walkExpression(node.test, flows, scope)
      const yes = walkStatement(node.consequent, tested, scope)
      return merge(yes, node.alternate ? walkStatement(node.alternate, tested, scope) : tested)
    }
    case 'SwitchStatement': {
      const tested = walkExpression(node.discriminant, flows, scope)
      let through: readonly Flow[] = []
      let out: readonly Flow[] = node.cases.some((one) => one.test === null) ? [] : tested
      for (const one of node.cases) {
        const entered = one.test ? walkExpression(one.test, tested, scope) : tested
        through = walkAll(one.consequent, merge(entered, through), scope)
        // `break` ends a case: what it left is taken to go on after the switch.
        if (one.consequent.some(breaks)) {
          out = merge(out, through)
          through = []
        }
      }
      return merge(out, through)
    }
    case 'ReturnStatement': {
      const end = node.argument ? answerByReturn(node.argument, walkExpression(node.argument, flows, scope), scope) : flows
      scope.returned.push(...end)
      return []
    }
    case 'ThrowStatement':
      walkExpression(node.argument, flows, scope)
      throwAnswers(scope, errorStatuses(scope.walk.evaluator, anyValue(node.argument, scope)), siteOf(node, scope))
      return []
    case 'TryStatement':
      return walkTry(node, flows, scope)
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement': {
      let entered = flows
      for (const child of childrenOf(node)) if (child !== node.body) entered = walkExpression(child, entered, scope)
      return merge(entered, walkStatement(node.body, entered, scope))
    }
    case 'LabeledStatement':
      return walkStatement(node.body, flows, scope)
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return flows
    default:
      return walkExpression(node, flows, scope)
  }
}

function breaks(node: Node): boolean {
  if (node.type === 'BreakStatement') return true
  return node.type === 'BlockStatement' && node.body.some(breaks)
}

/** An error that is caught is answered by what catches it, unless that hands it on. */
function walkTry(node: TryStatement, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  const { thrown } = scope.walk
  if (!node.handler) {
    const left = walkAll(node.block.body, flows, scope)
    return node.finalizer ? walkAll(node.finalizer.body, left, scope) : left
  }
  thrown.push([])
  const tried = walkAll(node.block.body, flows, scope)
  const inside = thrown.pop() ?? []
  if (handsOn(node.handler)) thrown.at(-1)?.push(...inside)
  const caught = walkAll(node.handler.body.body, flows, scope)
  const left = merge(tried, caught)
  return node.finalizer ? walkAll(node.finalizer.body, left, scope) : left
}

const STATUS_MEMBERS = new Set(['status', 'statusCode', 'code', 'httpStatus', 'httpCode', 'output', 'statusText'])

/** Whether a `catch` throws what it caught, gives it to `next` or to another function, or answers with its status. */
function handsOn({ param, body }: CatchClause): boolean {
  if (param?.type !== 'Identifier') return false
  const { name } = param
  const isError = (node: Node): boolean => node.type === 'Identifier' && node.name === name
  const mentions = (node: Node): boolean => isError(node) || childrenOf(node).some(mentions)
  const visit = (node: Node): boolean => {
    if (node.type === 'ThrowStatement') return mentions(node.argument)
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.arguments.some(mentions)) return true
    if (node.type === 'MemberExpression' && !node.computed && isError(node.object) && STATUS_MEMBERS.has(node.property.name)) return true
    return childrenOf(node).some(visit)
  }
  return visit(body)
}
