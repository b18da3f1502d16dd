import { readFileSync } from 'node:fs'
import { dump } from 'js-yaml'
import { resourceName } from '../external/resource-name.js'
import type { Scenario } from '../plan/scenario.js'
import type { ReportFile } from '../report/report-files.js'
import { k6Files } from './k6-files.js'

/** Whoever wants another one changes the manifest; `latest` would be another one tomorrow. */
const IMAGE = 'grafana/k6:1.0.0'
const RUNNERS = 4

export interface OperatorOptions {
  /** Of the test in the cluster; what Kubernetes allows in a name is kept. */
  readonly name: string
  /** Scheme, host and port of the API, as the cluster reaches it. */
  readonly target: string
}

/**
 * What it takes to run a scenario on a Kubernetes cluster with k6-operator: k6's script, the scenario, the manifest, and a script that
 * starts it and ends with a true exit code, which the operator alone does not give.
 *
 * @param scenario with `{{env.NAME}}` still in it: secrets come to the runners from a secret of the cluster
 * @example
 * operatorFiles(scenario, { name: 'api', target: 'http://api.default.svc' }).map(({ name }) => name)
 * // ['script.js', 'scenario.json', 'testrun.yaml', 'run.sh', 'README.md']
 */
export function operatorFiles(scenario: Scenario, { name, target }: OperatorOptions): readonly ReportFile[] {
  const test = resourceName(name)
  return [
    ...k6Files(scenario),
    { name: 'testrun.yaml', text: dump(testRun(test, target), { noRefs: true, lineWidth: 120 }) },
    { name: 'run.sh', text: template('k6-run.sh', test) },
    { name: 'README.md', text: template('k6-readme.md', test) },
  ]
}

function testRun(name: string, target: string): object {
  const env = [
    { name: 'BASE_URL', value: target },
    // Of all runners together; the operator divides it.
    { name: 'RATE', value: '100' },
    { name: 'DURATION', value: '1m' },
  ]
  const pod = {
    image: IMAGE,
    env,
    envFrom: [{ secretRef: { name: `${name}-env`, optional: true } }],
    automountServiceAccountToken: 'false',
  }
  return {
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: { name },
    spec: {
      parallelism: RUNNERS,
      script: { configMap: { name, file: 'script.js' } },
      // It reads the options, and so the environment, before any runner does.
      initializer: pod,
      runner: { ...pod, resources: { requests: { cpu: '500m', memory: '256Mi' }, limits: { memory: '1Gi' } } },
    },
  }
}

function template(file: string, name: string): string {
  return readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8').replaceAll('NAME_OF_TEST', name)
}
