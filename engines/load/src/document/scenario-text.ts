import { dump } from 'js-yaml'
import type { ScenarioFile } from '../plan/scenario.js'

/**
 * A scenario as YAML, with a comment above.
 *
 * @param comment what it is; one line each
 * @example
 * scenarioText({ flows: [{ steps: [{ path: '/' }] }] }, ['One request']) // '# One request\nflows: …'
 */
export function scenarioText(scenario: ScenarioFile, comment: readonly string[]): string {
  const lines = comment.map((line) => `# ${line.replace(/[\r\n]+/g, ' ')}`)
  return `${[...lines, dump(scenario, { lineWidth: 120, noRefs: true })].join('\n')}`
}
