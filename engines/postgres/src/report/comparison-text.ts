import type { Comparison } from '../diff/compare.js'
import type { Step } from '../diff/plan.js'
import { changedSchema } from './changed-tables.js'

const SIGNS = { new: '+', gone: '-', changed: '~' } as const

/**
 * A comparison as Markdown, for a pull request or a terminal.
 *
 * @param title what was compared, for people
 * @example
 * comparisonMarkdown('mail', await compareSchemas(shadow, wanted)).split('\n', 1)[0] // '# mail'
 */
export function comparisonMarkdown(title: string, comparison: Comparison): string {
  const { plan, back, diagnostics } = comparison
  const tables = changedSchema(comparison).tables.flatMap(({ name, state, columns }) => {
    if (state === 'same') return []
    const parts =
      state === 'changed' ? columns.flatMap((one) => (one.state === 'same' ? [] : [`${SIGNS[one.state]} ${one.name} ${one.type}`])) : []
    return [`${SIGNS[state]} ${name}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`]
  })
  const losses = plan.steps.flatMap((step) => step.loss ?? [])
  return [
    `# ${plain(title)}`,
    losses.length === 0 ? 'Loses no data.' : `Loses ${losses.map(plain).join('; ')}.`,
    ...diagnostics.map(({ code, message }) => `${code} ${plain(message)}`),
    ...(tables.length === 0 ? [] : ['## Tables', fenced('diff', tables.map((line) => line.replace(/[\r\n]+/g, ' ')).join('\n'))]),
    '## The way there',
    fenced('sql', script(plan.steps)),
    '## The way back',
    `${fenced('sql', script(back.steps))}\n`,
  ].join('\n\n')
}

function script(steps: readonly Step[]): string {
  return steps.map(({ sql }) => `${sql};`).join('\n')
}

/** A fence longer than any in the text, so that nothing within can end it. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

function plain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\|`*_<>[\]]/g, '\\$&')
}
