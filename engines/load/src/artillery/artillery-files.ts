import { readFileSync } from 'node:fs'
import { dump } from 'js-yaml'
import type { LoadPlan, Model } from '../plan/load-plan.js'
import type { Scenario } from '../plan/scenario.js'
import type { ReportFile } from '../report/report-files.js'

/** What of a plan Artillery's own configuration says. */
export interface ArtilleryLoad {
  readonly origin: string
  readonly model: Model
  /** Milliseconds. */
  readonly timeout: number
  readonly insecure: boolean
  /** Files that workers on other machines need beside the test script. */
  readonly includeFiles?: readonly string[]
}

/** Artillery's test script, the scenario, and the code that runs one by the other. */
export function artilleryFiles(scenario: Scenario, load: ArtilleryLoad): readonly ReportFile[] {
  const { flows, feed, cookies } = scenario
  return [
    { name: 'artillery.yaml', text: dump(testScript(load), { noRefs: true, lineWidth: 120 }) },
    { name: 'processor.cjs', text: readFileSync(new URL('../../templates/artillery-processor.cjs', import.meta.url), 'utf8') },
    { name: 'scenario.json', text: `${JSON.stringify({ flows, feed, cookies }, undefined, 2)}\n` },
  ]
}

/** Users of a closed model say themselves when they have asked enough. */
export function artilleryEnvironment({ model }: Pick<LoadPlan, 'model'>): Readonly<Record<string, string>> {
  if (model.kind === 'open') return {}
  return model.amount === undefined ? { DURATION: String(model.seconds ?? 0) } : { AMOUNT: String(model.amount) }
}

function testScript({ origin, model, timeout, insecure, includeFiles }: ArtilleryLoad): object {
  return {
    config: {
      target: origin,
      processor: './processor.cjs',
      ...(includeFiles === undefined ? {} : { includeFiles }),
      phases: phasesOf(model),
      http: { timeout: timeout / 1000, ...(model.kind === 'open' ? { pool: model.connections } : {}) },
      ...(insecure ? { tls: { rejectUnauthorized: false } } : {}),
      plugins: { ensure: {} },
      // A run in which nobody was answered has no failures, either.
      ensure: { conditions: ['unexpected == 0', 'vusers.failed == 0', 'http.responses >= 100'].map((expression) => ({ expression })) },
    },
    scenarios: [
      {
        name: 'kit',
        flow: [
          { function: 'begin' },
          { loop: [{ get: { url: '/', beforeRequest: 'fill', afterResponse: 'judge' } }], whileTrue: 'goesOn' },
        ],
      },
    ],
  }
}

function phasesOf(model: Model): readonly object[] {
  if (model.kind === 'closed') return [{ duration: 1, arrivalCount: Math.min(model.connections, model.amount ?? Number.POSITIVE_INFINITY) }]
  return model.stages.map(({ from, to, seconds }) => {
    const duration = Number.isInteger(seconds) ? seconds : `${Math.round(seconds * 1000)}ms`
    if (from !== to) return { duration, arrivalRate: from, rampTo: to }
    // It takes whole rates only.
    return Number.isInteger(from) ? { duration, arrivalRate: from } : { duration, arrivalCount: Math.max(1, Math.round(from * seconds)) }
  })
}
