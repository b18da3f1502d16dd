import type { Node } from 'oxc-parser'
import { eachChild } from '../../evaluate/syntax.js'
import type { FunctionLike, Value } from '../../evaluate/value.js'

const known = new WeakMap<FunctionLike, boolean>()

/**
 * Whether a handler of Express only prepares what another answers: it never touches its reply, and ends with `next()`. Routers send such
 * requests on, mostly to a later route, and a document has nothing to say of it.
 */
export function onlyGoesOn(handler: Value | undefined): boolean {
  if (handler?.kind !== 'function') return false
  const { node } = handler
  const before = known.get(node) ?? endsWithNext(node)
  known.set(node, before)
  return before
}

function endsWithNext({ params, body }: FunctionLike): boolean {
  const [, reply, next] = params
  if (reply?.type !== 'Identifier' || next?.type !== 'Identifier' || params.length !== 3 || body?.type !== 'BlockStatement') return false
  const last = body.body.at(-1)
  const call = last?.type === 'ReturnStatement' ? last.argument : last?.type === 'ExpressionStatement' ? last.expression : undefined
  if (call?.type !== 'CallExpression' || call.arguments.length > 0) return false
  return call.callee.type === 'Identifier' && call.callee.name === next.name && !names(body, reply.name)
}

function names(node: Node, name: string): boolean {
  if (node.type === 'Identifier' && node.name === name) return true
  let found = false
  eachChild(node, (child) => {
    found ||= names(child, name)
  })
  return found
}
