import type { Evaluator } from '../../evaluate/evaluator.js'
import { propertyOf } from '../../evaluate/members.js'
import type { ExternalValue, InstanceValue, ObjectValue, Value } from '../../evaluate/value.js'
import { isErrorStatus, statusOfName } from './http-statuses.js'
import { statusesOf } from './status-values.js'

/** Where errors keep the status that they are answered with, the surest first. */
const MEMBERS = ['statusCode', 'status', 'httpStatus', 'httpStatusCode', 'httpCode', 'code'] as const

/**
 * The statuses that an error is answered with: `createError(404)`, `new ApiError(httpStatus.NOT_FOUND)`, `Boom.notFound()`, `{ status: 403 }`, a
 * class of the project whose constructor sets one. Empty where it does not say any.
 */
export function errorStatuses(evaluator: Evaluator, error: Value): readonly number[] {
  switch (error.kind) {
    case 'either':
      return [...new Set(error.options.flatMap((one) => errorStatuses(evaluator, one)))]
    case 'object':
    case 'instance':
      return ofObject(evaluator, error)
    case 'call': {
      const said = error.args.flatMap((one) => fromArgument(one)).filter(isErrorStatus)
      if (said.length > 0) return said.slice(0, Math.max(1, error.args[0]?.kind === 'either' ? said.length : 1))
      return calledStatuses(evaluator, error)
    }
    default:
      return []
  }
}

function calledStatuses(evaluator: Evaluator, error: Extract<Value, { kind: 'call' }>): readonly number[] {
  const { callee } = error
  const name = callee.kind === 'external' ? callee.path.at(-1) : callee.kind === 'member' ? callee.name : undefined
  if (callee.kind === 'external' && callee.specifier === 'global') return assignedStatuses(evaluator, error)
  const status = name === undefined ? undefined : statusOfName(name)
  return status !== undefined && isErrorStatus(status) ? [status] : assignedStatuses(evaluator, error)
}

/** `const error = new Error('…'); error.status = 404` */
function assignedStatuses(evaluator: Evaluator, error: Extract<Value, { kind: 'call' }>): readonly number[] {
  for (const [owner, assigned] of error.env.declarations.members) {
    const declared = error.env.declared(owner)
    if (declared?.kind !== 'variable' || declared.init === undefined || evaluator.evaluate(declared.init, error.env) !== error) continue
    for (const name of MEMBERS) {
      const expression = assigned.get(name)
      const found = expression === undefined ? [] : statusesOf(evaluator.evaluate(expression, error.env)).filter(isErrorStatus)
      if (found.length > 0) return found
    }
  }
  return []
}

function fromArgument(value: Value): readonly number[] {
  if (value.kind !== 'object') return statusesOf(value)
  for (const name of MEMBERS) {
    const member = value.members.get(name)
    const found = member === undefined ? [] : statusesOf(member.value()).filter(isErrorStatus)
    if (found.length > 0) return found
  }
  return []
}

function ofObject(evaluator: Evaluator, error: ObjectValue | InstanceValue): readonly number[] {
  for (const name of MEMBERS) {
    const found = statusesOf(propertyOf(evaluator, error, name, error)).filter(isErrorStatus)
    if (found.length > 0) return found
  }
  return error.kind === 'instance' ? ofClass(error) : []
}

/** A class that leaves the status to a package's (`class Missing extends createError.NotFound`), or says it by its argument or by its name only. */
function ofClass(error: InstanceValue): readonly number[] {
  const base = packageClass(error)
  const byBase = base === undefined ? undefined : statusOfName(base.path.at(-1) ?? '')
  if (byBase !== undefined && isErrorStatus(byBase)) return [byBase]
  const given = error.args.flatMap(fromArgument).filter(isErrorStatus)
  if (given.length > 0) return given.slice(0, 1)
  const byName = base === undefined ? undefined : statusOfName(error.of.node.id?.name ?? '')
  return byName !== undefined && isErrorStatus(byName) ? [byName] : []
}

/** What of a package the class of an error extends in the end. */
function packageClass(error: InstanceValue): ExternalValue | undefined {
  let base = error.of.superClass
  for (let depth = 0; base?.kind === 'class' && depth < 8; depth += 1) base = base.superClass
  return base?.kind === 'external' ? base : undefined
}
