import type { ScenarioFile } from '../plan/scenario.js'
import { type Step, validStep } from './build-step.js'
import type { DescribedApi, DescribedOperation } from './described-operation.js'

/**
 * What honest users do: every operation with a valid request; what needs the id of something creates it first and takes it from there.
 *
 * @returns the scenario, and the operations for which no valid request could be made
 * @example
 * const { scenario, left } = validScenario(api)
 */
export function validScenario(api: DescribedApi): { readonly scenario: ScenarioFile; readonly left: readonly string[] } {
  const left: string[] = []
  const flows: ScenarioFile['flows'] = []
  for (const operation of api.operations) {
    const steps = stepsFor(operation, api)
    if (steps === undefined) left.push(operation.id)
    // Reading is what most users do most of the time.
    else flows.push({ name: operation.id, weight: operation.method === 'get' ? 5 : 1, steps })
  }
  return { scenario: { flows }, left }
}

function stepsFor(operation: DescribedOperation, api: DescribedApi): Step[] | undefined {
  const chain = creatorOf(operation, api.operations)
  if (chain === undefined) {
    const step = validStep(operation, api)
    const unknown = operation.path.includes('{')
    return step === undefined ? undefined : [{ ...step, expect: { status: expected(operation, unknown) } }]
  }
  const { creator, parameter, property } = chain
  const create = validStep(creator, api)
  const step = validStep(operation, api, { [parameter]: `{{${parameter}}}` })
  if (create === undefined || step === undefined) return undefined
  return [
    { ...create, expect: { status: expected(creator, false) }, capture: { [parameter]: `body.${property}` } },
    { ...step, expect: { status: expected(operation, false) } },
  ]
}

/** The operation that creates what a path such as `/users/{id}` names: `POST /users`, whose answer has the id. */
function creatorOf({ path }: DescribedOperation, operations: readonly DescribedOperation[]) {
  const [, collection = '', parameter = ''] = /^([^{}]+)\/\{([\w-]+)\}(?:\/[^{}]*)?$/.exec(path) ?? []
  const creator = operations.find((one) => one.method === 'post' && one.path === collection)
  const property = creator?.answers.find((name) => name === parameter) ?? creator?.answers.find((name) => name === 'id')
  return creator === undefined || property === undefined ? undefined : { creator, parameter, property }
}

/** @param unknown whether the request names something that may not exist */
function expected({ statuses }: DescribedOperation, unknown: boolean): string {
  const good = statuses.filter((status) => /^[123]\d\d$/.test(status))
  return [...(good.length === 0 ? ['200-399'] : good), ...(unknown ? ['404'] : [])].join(',')
}
