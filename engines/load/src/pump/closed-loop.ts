import { Client } from 'undici'
import type { LoadPlan } from '../plan/load-plan.js'
import { seededRandom } from '../plan/random.js'
import { clientOptions } from './client-options.js'
import { CookieJar } from './cookie-jar.js'
import { Deadlines } from './deadlines.js'
import { FlowPicker } from './flow-picker.js'
import type { Observer } from './observer.js'
import type { Session } from './session.js'
import { Turn } from './turn.js'

/** Milliseconds a user waits after a request that got no answer: a server that is down is not asked 10,000 times a second. */
const PATIENCE = 100

/**
 * The closed model on undici: one connection per user, each asking again once it has its answer.
 *
 * @param made turns that somebody else has made already, of the amount that the plan wants
 * @returns Settles when the session is stopped, or when the amount of turns is made.
 */
export function closedLoop(session: Session, made = 0, observer?: Observer): Promise<void> {
  const { plan } = session
  const { model } = plan
  if (model.kind !== 'closed') return Promise.resolve()
  const picker = new FlowPicker(plan, seededRandom(plan.seed))
  const deadlines = new Deadlines(plan.timeout)
  const around = { session, deadlines, origin: plan.origin, observer }
  const users = model.connections * model.pipelining
  let left = (model.amount ?? Number.POSITIVE_INFINITY) - made
  let underway = 0

  return new Promise((resolve) => {
    const clients = Array.from({ length: Math.max(1, Math.min(model.connections, left)) }, () => newClient(plan, model.pipelining))
    const end = () => {
      session.recorder.abandon(underway)
      session.stop()
      deadlines.close()
      void Promise.all(clients.map((client) => client.destroy())).then(() => resolve())
    }
    const begin = (user: number) => {
      const client = clients[user % clients.length]
      if (session.stopped || client === undefined) return
      if (left <= 0) {
        if (underway === 0) session.stop()
        return
      }
      left--
      underway++
      const jar = plan.cookies ? new CookieJar(plan.origin) : undefined
      new Turn(around, client, picker.steps(), picker.values(), jar, (answered) => {
        underway--
        if (answered) begin(user)
        else setTimeout(begin, PATIENCE, user)
      }).start(performance.now())
    }
    session.onStop(end)
    for (let user = 0; user < users; user++) begin(user)
  })
}

function newClient(plan: LoadPlan, pipelining: number): Client {
  return new Client(plan.origin, { ...clientOptions(plan), pipelining })
}
