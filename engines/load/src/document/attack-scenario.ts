import type { ScenarioFile } from '../plan/scenario.js'
import { type Step, validStep } from './build-step.js'
import type { DescribedApi, DescribedOperation } from './described-operation.js'

/** Bodies per operation: enough to see that it is checked at all, and few enough to be read. */
const EACH = 4

/**
 * What others try: bodies that the document refuses, each in another way. All of them have to be answered with what the document
 * has for that, and none with a success or a 500.
 *
 * @returns undefined where no operation takes a JSON body
 * @example
 * attackScenario(api)?.flows.map(({ name }) => name) // ['createUser: no email', …]
 */
export function attackScenario(api: DescribedApi): ScenarioFile | undefined {
  const flows = api.operations.flatMap((operation) => attacksOn(operation, api))
  return flows.length === 0 ? undefined : { flows }
}

function attacksOn(operation: DescribedOperation, api: DescribedApi): ScenarioFile['flows'] {
  const step = validStep(operation, api)
  if (step === undefined || operation.body === undefined) return []
  const expect = { status: refusals(operation) }
  return invalidBodies(step.body, required(operation.body.schema, api)).map(([how, body]) => {
    const name = `${operation.id}: ${how}`
    return { name, steps: [{ ...step, name, body, expect }] }
  })
}

type Attack = readonly [string, Step['body']]

function invalidBodies(body: Step['body'], needed: readonly string[]): readonly Attack[] {
  const broken: Attack = ['no JSON', '{"a":']
  const list: Attack = ['a list instead', []]
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [broken]
  const missing = needed.filter((name) => Object.hasOwn(body, name)).map((name): Attack => [`no ${name}`, without(body, name)])
  const other = Object.keys(body)
    .slice(0, 1)
    .map((name): Attack => [`${name} of another type`, { ...body, [name]: typeof body[name] === 'object' ? 7 : { nested: true } }])
  return [broken, list, ...other, ...missing].slice(0, EACH)
}

function without<Value>(body: Readonly<Record<string, Value>>, left: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== left))
}

/** Names that a schema requires, where it says so itself or by one reference. */
function required(schema: unknown, { schemas }: DescribedApi): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if ('required' in schema && Array.isArray(schema.required)) return schema.required.filter((name) => typeof name === 'string')
  const [, name = ''] = '$ref' in schema ? (/^#\/components\/schemas\/(.+)$/.exec(String(schema.$ref)) ?? []) : []
  const named = schemas[name]
  return named === undefined || named === schema ? [] : required(named, { operations: [], schemas: {} })
}

function refusals({ statuses }: DescribedOperation): string {
  const said = statuses.filter((status) => /^4\d\d$/.test(status))
  return [...new Set([...said.filter((status) => ['400', '413', '415', '422'].includes(status)), '400', '422'])].sort().join(',')
}
