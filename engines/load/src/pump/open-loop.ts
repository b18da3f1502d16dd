import { Pool } from 'undici'
import { seededRandom } from '../plan/random.js'
import { schedule } from '../plan/schedule.js'
import { clientOptions } from './client-options.js'
import { CookieJar } from './cookie-jar.js'
import { Deadlines } from './deadlines.js'
import { FlowPicker } from './flow-picker.js'
import type { Observer } from './observer.js'
import type { Session } from './session.js'
import { Turn } from './turn.js'

/** Requests that may wait for a connection; beyond, memory would go before the server does. */
const WAITING = 100_000

/**
 * The open model on undici: requests leave on schedule, over a fixed pool of connections, and are timed from the instant at which
 * they should have left. A server that stalls makes all those late that would have come meanwhile.
 *
 * @returns Settles when all that left has an answer, or when the session is stopped.
 */
export function openLoop(session: Session, observer?: Observer): Promise<void> {
  const { plan } = session
  const { model } = plan
  if (model.kind !== 'open') return Promise.resolve()
  const pool = new Pool(plan.origin, { ...clientOptions(plan), connections: model.connections, pipelining: 1 })
  const picker = new FlowPicker(plan, seededRandom(plan.seed))
  const deadlines = new Deadlines(plan.timeout)
  const around = { session, deadlines, origin: plan.origin, observer }
  const momentOf = schedule(model.stages, model.phase)
  const started = performance.now()
  let sent = 0
  let underway = 0
  let timer: NodeJS.Timeout | undefined

  return new Promise((resolve) => {
    session.onStop(() => {
      clearTimeout(timer)
      session.recorder.abandon(underway)
      deadlines.close()
      void pool.destroy().then(() => resolve())
    })
    const leave = (due: number) => {
      const steps = picker.steps()
      if (underway >= WAITING) {
        session.recorder.error(steps[0]?.name ?? '', 'dropped', 0, performance.now())
        return
      }
      underway++
      const jar = plan.cookies ? new CookieJar(plan.origin) : undefined
      new Turn(around, pool, steps, picker.values(), jar, () => {
        if (--underway === 0 && momentOf(sent) === undefined) session.stop()
      }).start(due)
    }
    const tick = () => {
      if (session.stopped) return
      for (let moment = momentOf(sent); ; moment = momentOf(sent)) {
        if (moment === undefined) {
          if (underway === 0) session.stop()
          return
        }
        const due = started + moment * 1000
        const now = performance.now()
        if (due > now) {
          timer = setTimeout(tick, Math.floor(due - now))
          return
        }
        session.recorder.lag((now - due) * 1000)
        sent++
        leave(due)
      }
    }
    tick()
  })
}
