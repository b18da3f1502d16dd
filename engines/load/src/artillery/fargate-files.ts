import { readFileSync } from 'node:fs'
import { resourceName } from '../external/resource-name.js'
import type { Model } from '../plan/load-plan.js'
import type { Scenario } from '../plan/scenario.js'
import type { ReportFile } from '../report/report-files.js'
import { artilleryFiles } from './artillery-files.js'

/** Whoever wants another one changes run.sh; `latest` would be another one tomorrow. */
const VERSION = '2.0.34'
/** Of each worker. */
const RATE = 50
const SECONDS = 60
const CONNECTIONS = 50
const TIMEOUT = 10_000

export interface FargateOptions {
  /** Of the test. */
  readonly name: string
  /** Scheme, host and port of the API, as AWS reaches it. */
  readonly target: string
}

/**
 * What it takes to run a scenario on AWS Fargate by Artillery: its test script, the scenario, the code that runs one by the other, and a
 * script that starts it and ends with a true exit code.
 *
 * @param scenario with `{{env.NAME}}` still in it: secrets come to the workers from AWS
 * @example
 * fargateFiles(scenario, { name: 'api', target: 'https://api.example.com' }).map(({ name }) => name)
 * // ['artillery.yaml', 'processor.cjs', 'scenario.json', 'run.sh', 'README.md']
 */
export function fargateFiles(scenario: Scenario, { name, target }: FargateOptions): readonly ReportFile[] {
  const model: Model = { kind: 'open', connections: CONNECTIONS, stages: [{ from: RATE, to: RATE, seconds: SECONDS }], phase: 0 }
  const secrets = [...new Set([...JSON.stringify(scenario.flows).matchAll(/\{\{\s*env\.(\w+)\s*\}\}/g)].map(([, secret = '']) => secret))]
  const template = (file: string) =>
    readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8')
      .replaceAll('NAME_OF_TEST', resourceName(name))
      .replaceAll('ARTILLERY_VERSION', VERSION)
      .replaceAll('SECRETS_OF_TEST', secrets.map((secret) => ` --secret ${secret}`).join(''))
  return [
    ...artilleryFiles(scenario, { origin: target, model, timeout: TIMEOUT, insecure: false, includeFiles: ['scenario.json'] }),
    { name: 'run.sh', text: template('artillery-run.sh') },
    { name: 'README.md', text: template('artillery-readme.md') },
  ]
}
