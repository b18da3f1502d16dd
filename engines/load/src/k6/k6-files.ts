import { readFileSync } from 'node:fs'
import type { LoadPlan } from '../plan/load-plan.js'
import type { Scenario } from '../plan/scenario.js'
import type { ReportFile } from '../report/report-files.js'

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
    VUS: String(model.connections),
    INSECURE: String(tls.insecure),
    // Go speaks HTTP/2 by itself wherever the server does.
    ...(http2 ? {} : { GODEBUG: 'http2client=0' }),
  }
  if (model.kind === 'open') return { ...common, STAGES: JSON.stringify(model.stages) }
  return { ...common, ...(model.amount === undefined ? { DURATION: `${model.seconds ?? 0}s` } : { AMOUNT: String(model.amount) }) }
}
