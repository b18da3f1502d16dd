import type { RateLimitReport } from '../expect/rate-limit-check.js'
import type { Measurement } from '../measure/measurement.js'
import type { Progress } from '../measure/recorder.js'
import { type ServerUsage, ServerWatch } from '../measure/server-watch.js'
import { type LoadPlan, plannedSeconds, requestNames } from '../plan/load-plan.js'
import { shortenedPlan } from '../plan/shortened-plan.js'
import { autocannonLoop } from './autocannon-loop.js'
import { choosePump, type Pump } from './choose-pump.js'
import { closedLoop } from './closed-loop.js'
import type { Observer } from './observer.js'
import { openLoop } from './open-loop.js'
import { afterTheWait, rateLimitCheck } from './rate-limit-run.js'
import { Session } from './session.js'

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void
  /** A server process on this machine that is to be watched once the warm-up is over. */
  readonly serverPid?: number | undefined
  readonly signal?: AbortSignal
}

export interface PlanResult {
  readonly measurement: Measurement
  readonly pump: 'autocannon' | 'undici'
  /** Why undici sent requests of a closed model. */
  readonly reason?: string
  readonly rateLimit?: RateLimitReport
  /** What the run has cost the server, where it could be watched. */
  readonly server?: ServerUsage
}

/**
 * Sends the requests of a plan from this process and measures them.
 *
 * @throws Error only for what is wrong in kit itself: whatever a server does is a figure of the measurement.
 */
export async function runPlan(plan: LoadPlan, options: RunOptions = {}): Promise<PlanResult> {
  const { signal } = options
  const check = rateLimitCheck(plan)
  const known = plan.warmup > 0 && signal?.aborted !== true ? await warmUp(plan, signal) : undefined
  const session = new Session(plan, requestNames(plan))
  const stop = () => session.stop()
  signal?.addEventListener('abort', stop)
  if (signal?.aborted === true) stop()
  const watch = new ServerWatch(options.serverPid)
  watch.begin()
  session.onStop(() => watch.end())
  const progress = setInterval(() => options.onProgress?.(session.recorder.progress()), 1000)
  try {
    const { pump, reason } = await pumpUntilEnd(session, known, check)
    const measurement = session.recorder.finish(session.ended)
    const server = await watch.usage()
    const rateLimit = check === undefined ? undefined : await afterTheWait(check, plan, signal)
    return {
      measurement,
      pump,
      ...(reason === undefined ? {} : { reason }),
      ...(rateLimit === undefined ? {} : { rateLimit }),
      ...(server === undefined ? {} : { server }),
    }
  } finally {
    clearInterval(progress)
    signal?.removeEventListener('abort', stop)
  }
}

/**
 * Connections are made anew after it: what is measured begins where a user's visit begins.
 *
 * @returns Why undici has to send the requests, where that has shown.
 */
async function warmUp(plan: LoadPlan, signal: AbortSignal | undefined): Promise<string | undefined> {
  const session = new Session(shortenedPlan(plan, plan.warmup), requestNames(plan))
  const stop = () => session.stop()
  signal?.addEventListener('abort', stop)
  const { reason } = await pumpUntilEnd(session, undefined)
  signal?.removeEventListener('abort', stop)
  return reason
}

async function pumpUntilEnd(
  session: Session,
  known: string | undefined,
  observer?: Observer,
): Promise<Pick<PlanResult, 'pump' | 'reason'>> {
  const { plan } = session
  const seconds = plannedSeconds(plan.model)
  // An open model ends when its last request has its answer.
  const timer = plan.model.kind === 'closed' && seconds !== undefined ? setTimeout(() => session.stop(), seconds * 1000) : undefined
  try {
    if (plan.model.kind === 'open') {
      await openLoop(session, observer)
      return { pump: 'undici' }
    }
    const pump: Pump = known === undefined ? choosePump(plan) : { kind: 'undici', reason: known }
    const reason = pump.kind === 'autocannon' ? await autocannonLoop(session, pump.request) : pump.reason
    if (reason === undefined) return { pump: 'autocannon' }
    const { responses, errors } = session.recorder.progress()
    if (!session.stopped) await closedLoop(session, responses + errors, observer)
    return { pump: 'undici', reason }
  } finally {
    clearTimeout(timer)
  }
}
