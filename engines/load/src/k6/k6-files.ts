import { readFileSync } from 'node:fs'
import type { LoadPlan } from '../plan/load-plan.js'
import type { Scenario } from '../plan/scenario.js'
import type { ReportFile } from '../report/report-files.js'

/** Of an open model, in k6. */
const MOST_USERS = 500

/** k6's script, and the scenario that it reads. */
export function k6Files({ flows, feed, cookies }: Scenario): readonly ReportFile[] {
  return [
    { name: 'script.js', text: readFileSync(new URL('../../templates/k6-script.js', import.meta.url), 'utf8') },
    { name: 'scenario.json', text: `${JSON.stringify({ flows, feed, cookies }, undefined, 2)}\n` },
  ]
}

/** What the script takes from the environment for a plan. */
export function k6Environment({ origin, model, timeout, tls, http2 }: LoadPlan): Readonly<Record<string, string>> {
  const common = {
    BASE_URL: origin,
    TIMEOUT: `${timeout}ms`,
    INSECURE: String(tls.insecure),
    // Go speaks HTTP/2 by itself wherever the server does.
    ...(http2 ? {} : { GODEBUG: 'http2client=0' }),
  }
  const { connections } = model
  if (model.kind === 'open') {
    // It may add users where answers take long; with too few of them it drops what it should have sent.
    return { ...common, VUS: String(connections), MAX_VUS: String(Math.max(MOST_USERS, connections)), STAGES: JSON.stringify(model.stages) }
  }
  if (model.amount === undefined) return { ...common, VUS: String(connections), DURATION: `${model.seconds ?? 0}s` }
  // It refuses users who would have nothing to do.
  return { ...common, VUS: String(Math.min(connections, model.amount)), AMOUNT: String(model.amount) }
}
