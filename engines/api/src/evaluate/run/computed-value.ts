import type { Expression } from 'oxc-parser'
import { arrayOf } from '../array-methods.js'
import type { Evaluator } from '../evaluator.js'
import { literal } from '../literals.js'
import type { Member, Site, Value } from '../value.js'
import { Callable, type Data, endsComputation, isFields, isList, MISSING } from './data.js'
import { ProjectRun } from './project-run.js'

const runs = new WeakMap<Evaluator, { readonly layout: number; readonly run: ProjectRun }>()
const known = new WeakMap<Value, Value | undefined>()

/**
 * The value that an expression has once it is computed: what a function makes of constants, also one of an installed package, such as
 * `schemaOf('/users')` that looks it up in a document. Loops and changes of objects are followed, over plain data and in kit's own interpreter:
 * nothing of the project is run. Undefined where any part of it is not plain.
 */
export function computedValue(evaluator: Evaluator, value: Value): Value | undefined {
  if (known.has(value)) return known.get(value)
  known.set(value, undefined)
  const computed = isComputed(value) ? computedOf(evaluator, value) : undefined
  known.set(value, computed)
  return computed
}

/** What the evaluator has no better answer for. What is done with an object of a package, such as `app.get(…)`, is no data. */
function isComputed(value: Value): boolean {
  const { type } = value.node
  if (type !== 'CallExpression' && type !== 'MemberExpression' && type !== 'Identifier') return false
  return value.kind === 'external' || value.kind === 'unknown' || (value.kind === 'call' && value.callee.kind === 'external')
}

function computedOf(evaluator: Evaluator, value: Value): Value | undefined {
  const { layout } = evaluator.graph
  const before = runs.get(evaluator)
  const run = before?.layout === layout ? before.run : new ProjectRun(evaluator)
  runs.set(evaluator, { layout, run })
  try {
    return run.compute(value.node as Expression, value.env, (data) => plainValue(data, value))
  } catch (error) {
    if (endsComputation(error)) return undefined
    throw error
  }
}

function plainValue(data: Data, site: Site): Value {
  if (isList(data))
    return arrayOf(
      { node: site.node, env: site.env },
      data.map((one) => plainValue(one, site)),
    )
  if (isFields(data)) {
    const members = Object.entries(data).map(([name, one]): [string, Member] => {
      const own = plainValue(one, site)
      return [name, { node: site.node, module: site.env.module, getter: false, value: () => own }]
    })
    return { kind: 'object', node: site.node, env: site.env, members: new Map(members), open: false }
  }
  if (data instanceof Callable || data === MISSING)
    return { kind: 'unknown', node: site.node, env: site.env, reason: 'it is no plain data' }
  return literal(site, typeof data === 'object' && data !== null ? undefined : data)
}
