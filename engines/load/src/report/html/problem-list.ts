import type { Problem } from '../../diagnostics/problem.js'
import { type Markup, markup, NOTHING } from './markup.js'

const KINDS = { error: 'bad', warning: 'warn', note: 'soft' } as const

/** What has to be known of a run. */
export function problemList(problems: readonly Pick<Problem, 'code' | 'severity' | 'message' | 'fix'>[]): Markup {
  if (problems.length === 0) return NOTHING
  return markup`<section><h2>To be known</h2><ul>${problems.map(
    ({ code, severity, message, fix = '' }) =>
      markup`<li><span class="${KINDS[severity]}">${severity} ${code}</span> ${message} <span class="soft">${fix}</span></li>`,
  )}</ul></section>`
}
