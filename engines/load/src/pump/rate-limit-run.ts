import { setTimeout as delay } from 'node:timers/promises'
import { RateLimitCheck, type RateLimitReport } from '../expect/rate-limit-check.js'
import { expectsRateLimit, type LoadPlan } from '../plan/load-plan.js'
import { askOnce } from './ask-once.js'

/** The longest wait that is waited for, in seconds; a server that asks for more is believed. */
const LONGEST_WAIT = 120

/** The check that a plan wants of the server's rate limit, or undefined. */
export function rateLimitCheck(plan: LoadPlan): RateLimitCheck | undefined {
  const { model } = plan
  return expectsRateLimit(plan) ? new RateLimitCheck(model.connections * (model.kind === 'closed' ? model.pipelining : 1)) : undefined
}

/** Waits as long as the server asked for, and looks whether it lets a request through then. */
export async function afterTheWait(check: RateLimitCheck, plan: LoadPlan, signal: AbortSignal | undefined): Promise<RateLimitReport> {
  const { wait } = check
  if (wait === undefined || wait > LONGEST_WAIT) return check.report()
  try {
    // Whole seconds are rounded, by some servers down: koa-ratelimit lets a second less be waited than it takes.
    await delay((wait + 1) * 1000, undefined, signal === undefined ? {} : { signal })
    return check.report(await askOnce(plan))
  } catch {
    return check.report()
  }
}
