import type { Node } from 'oxc-parser'
import { bindParameters } from '../../evaluate/invoke.js'
import { eachChild, isFunction } from '../../evaluate/syntax.js'
import type { FunctionLike } from '../../evaluate/value.js'
import { answerByAssignment } from './answer-by-assignment.js'
import { type Flow, merge } from './flow.js'
import { noteKept, noteSaid, noteSaidWithin } from './kept-types.js'
import { readCall } from './read-calls.js'
import { notePattern } from './read-parameters.js'
import { walkBody } from './read-statements.js'
import { noteAlias, noteComparison, noteMember, noteWhole } from './read-uses.js'
import { plainValue, type Scope } from './scope.js'

/** Goes through an expression in the order in which it is evaluated. */
export function walkExpression(node: Node, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return readCall(node, flows, scope)
    case 'ConditionalExpression': {
      const tested = walkExpression(node.test, flows, scope)
      return merge(walkExpression(node.consequent, tested, scope), walkExpression(node.alternate, tested, scope))
    }
    case 'LogicalExpression': {
      const left = walkExpression(node.left, flows, scope)
      return merge(left, walkExpression(node.right, left, scope))
    }
    case 'AssignmentExpression': {
      const right = walkExpression(node.right, flows, scope)
      if (node.left.type !== 'MemberExpression') return right
      const answered = answerByAssignment(node.left, node.right, right, scope)
      if (answered !== undefined) return answered
      noteKept(node.left, node.right, scope)
      // What is written to a request is no field that a client sends; what it is written into may be.
      return walkExpression(node.left.object, right, scope)
    }
    case 'BinaryExpression': {
      noteComparison(node, scope)
      return walkChildren(node, flows, scope)
    }
    case 'VariableDeclarator':
      if (node.init && node.id.typeAnnotation) noteSaid(node.init, node.id.typeAnnotation.typeAnnotation, scope)
      if (node.init) notePattern(node.id, plainValue(node.init, scope), scope)
      // Another name for it: what is read is read by that name.
      if (!node.init) return flows
      if (!noteAlias(node.init, scope)) return walkExpression(node.init, flows, scope)
      noteSaidWithin(node.init, scope)
      return flows
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      noteSaid(node.expression, node.typeAnnotation, scope)
      return walkExpression(node.expression, flows, scope)
    case 'MemberExpression':
      if (!noteMember(node, scope, false)) return walkChildren(node, flows, scope)
      noteSaidWithin(node, scope)
      return flows
    case 'Identifier':
    case 'SpreadElement':
      noteWhole(node.type === 'Identifier' ? node : node.argument, scope)
      return node.type === 'Identifier' ? flows : walkExpression(node.argument, flows, scope)
    case 'Property':
      return walkExpression(node.value, node.computed ? walkExpression(node.key, flows, scope) : flows, scope)
    default:
      if (isFunction(node)) return walkCallback(node as FunctionLike, flows, scope)
      if (node.type.startsWith('TS') && !('expression' in node)) return flows
      return walkChildren(node, flows, scope)
  }
}

export function walkChildren(node: Node, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  let current = flows
  eachChild(node, (child) => {
    current = walkExpression(child, current, scope)
  })
  return current
}

/** A function that is written where it is used is taken to be called, or not. */
function walkCallback(node: FunctionLike, flows: readonly Flow[], scope: Scope): readonly Flow[] {
  const { walk } = scope
  if (walk.running.includes(node)) return flows
  walk.running.push(node)
  const env = scope.env.body(node, undefined, (inner) => bindParameters(walk.evaluator, node, undefined, inner))
  const returned: Flow[] = []
  const left = walkBody(node, flows, { walk, env, answering: false, returned })
  walk.running.pop()
  return merge(left, returned, flows)
}
