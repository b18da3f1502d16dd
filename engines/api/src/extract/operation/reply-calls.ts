import type { CallExpression, Node } from 'oxc-parser'
import { errorStatuses } from './error-statuses.js'
import { change, type Flow } from './flow.js'
import { isErrorStatus, isStatus, statusOfName } from './http-statuses.js'
import { answerOf, type Written } from './reading.js'
import { anyValue, plainValue, type Scope, siteOf, throwAnswers } from './scope.js'
import { statusesOf } from './status-values.js'

/** What a call on the reply (or Koa's context) does; undefined where its name says nothing of the answer. */
export function replyCall(name: string, node: CallExpression, flows: readonly Flow[], scope: Scope): readonly Flow[] | undefined {
  const [first, second] = node.arguments
  const statusAt = (at: Node | undefined) => (at === undefined ? [] : statusesOf(anyValue(at, scope)))
  /** Koa takes a status, or an error that has one. */
  const refusalAt = (at: Node | undefined) => {
    const said = statusAt(at).filter(isErrorStatus)
    return said.length > 0 || at === undefined ? said : errorStatuses(scope.walk.evaluator, anyValue(at, scope))
  }
  switch (name) {
    case 'status':
    case 'code':
    case 'writeHead': {
      const status = statusAt(first)
      return change(flows, (flow) => ({ ...flow, status }))
    }
    case 'sendStatus':
      return send(
        change(flows, (flow) => ({ ...flow, status: statusAt(first) })),
        node,
        undefined,
        scope,
      )
    case 'json':
    case 'jsonp':
    case 'send': {
      // Fastify answers with an error that is sent; Express 3 took the status first.
      const failed = first && scope.walk.roles.framework === 'fastify' ? sentError(first, scope) : []
      if (failed.length > 0)
        return send(
          change(flows, (flow) => ({ ...flow, status: failed })),
          node,
          undefined,
          scope,
        )
      return send(flows, node, first && { expression: first as Written['expression'], env: scope.env }, scope)
    }
    case 'end':
    case 'render':
    case 'view':
    case 'sendFile':
    case 'sendfile':
    case 'download':
      return send(flows, node, undefined, scope, TYPES[name])
    case 'redirect': {
      const statuses = [first, node.arguments[1]].flatMap((one) =>
        one?.type === 'Literal' && typeof one.value === 'string' ? [] : statusAt(one),
      )
      const status = statuses.filter((one) => one >= 300 && one < 400)
      return send(
        change(flows, (flow) => ({ ...flow, status: redirection(status, flow.status) })),
        node,
        undefined,
        scope,
      )
    }
    case 'throw':
      throwAnswers(scope, [first, second].flatMap(refusalAt).slice(0, 1), siteOf(node, scope))
      return []
    case 'assert':
      throwAnswers(scope, refusalAt(second), siteOf(node, scope))
      return flows
    case 'type':
    case 'contentType': {
      const type = first && plainValue(first, scope)
      return type?.kind === 'literal' ? change(flows, (flow) => ({ ...flow, contentType: String(type.value) })) : flows
    }
    case 'callNotFound':
      return send(
        change(flows, (flow) => ({ ...flow, status: [404] })),
        node,
        undefined,
        scope,
      )
    default: {
      // `reply.notFound()`, `ctx.badRequest()`, `res.boom.badRequest()` of plugins.
      const status = statusOfName(name)
      if (status === undefined || !isStatus(status)) return undefined
      const body = first && { expression: first as Written['expression'], env: scope.env }
      return send(
        change(flows, (flow) => ({ ...flow, status: [status] })),
        node,
        status < 400 ? body : undefined,
        scope,
      )
    }
  }
}

const TYPES: Readonly<Record<string, string>> = { render: 'text/html', view: 'text/html' }

function redirection(said: readonly number[], before: readonly number[] = []): readonly number[] {
  if (said.length > 0) return said
  const earlier = before.filter((one) => one >= 300 && one < 400)
  return earlier.length > 0 ? earlier : [302]
}

function sentError(node: Node, scope: Scope): readonly number[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
  const value = anyValue(node, scope)
  return value.kind === 'instance' || value.kind === 'call' ? errorStatuses(scope.walk.evaluator, value) : []
}

/** Notes that the answer is sent here, with what was said of it so far. */
export function send(flows: readonly Flow[], node: Node, body: Written | undefined, scope: Scope, contentType?: string): readonly Flow[] {
  for (const flow of flows) {
    if (flow.done) continue
    const type = contentType ?? flow.contentType
    for (const status of flow.status ?? [200]) scope.walk.reading.answers.push(answerOf(status, siteOf(node, scope), body, type))
  }
  return change(flows, (flow) => ({ ...flow, done: true }))
}
