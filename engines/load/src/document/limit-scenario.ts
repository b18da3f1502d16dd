import type { ScenarioFile } from '../plan/scenario.js'
import { validStep } from './build-step.js'
import type { DescribedApi } from './described-operation.js'

/** Operations that are attacked by guessing, wherever they are found. */
const GUESSED = /log-?in|sign-?in|password|session|token|otp|verify/i

/**
 * A burst against an operation that has to be limited: one that documents 429, or one by which people get in.
 *
 * @returns undefined where there is none
 * @example
 * limitScenario(api)?.flows[0]?.name // 'login'
 */
export function limitScenario(api: DescribedApi): ScenarioFile | undefined {
  const documented = api.operations.find(({ statuses }) => statuses.includes('429'))
  const guessed = api.operations.find(({ id, path, method }) => method === 'post' && (GUESSED.test(id) || GUESSED.test(path)))
  const operation = guessed ?? documented
  const step = operation === undefined ? undefined : validStep(operation, api)
  if (operation === undefined || step === undefined) return undefined
  // Whatever a single attempt is answered with is fine; that there is an end to them is the point.
  return { flows: [{ name: operation.id, steps: [{ ...step, expect: { status: '200-499', rateLimit: true } }] }] }
}
