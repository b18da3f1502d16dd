import type { z } from 'zod'
import type { ComparedLoad } from '../run/compare-load.js'
import { machineInWords } from './conditions.js'
import { change, counts, milliseconds, percent, rate, whole } from './format.js'
import type { LoadReport, ReportedProblem } from './load-report.js'

/** A run for a pull request or the step summary of a pipeline. */
export function markdownReport(title: string, report: LoadReport): string {
  const { total, conditions, thresholds } = report
  const rows = [['all', total] as const, ...Object.entries(report.requests)]
  return [
    `## ${report.passed ? '✅' : '❌'} Load test: ${cell(title)}`,
    '',
    `${cell(report.target)}, ${conditions.load}. ${whole(total.responses)} answers in ${report.seconds.toFixed(1)} s.`,
    '',
    '| request | p50 | p90 | p99 | p99.9 | max | rate | statuses | errors |',
    '|---|--:|--:|--:|--:|--:|--:|---|---|',
    ...rows.map(([name, { latency, rps, statuses, errors }]) => {
      const latencies = [latency.p50, latency.p90, latency.p99, latency.p999, latency.max].map(milliseconds)
      return `| ${[cell(name), ...latencies, rate(rps), counts(statuses), counts(errors) || '–'].join(' | ')} |`
    }),
    ...(thresholds.length === 0
      ? []
      : ['', ...thresholds.map(({ text, shown, kept }) => `- ${kept ? '✅' : '❌'} \`${text}\` (${shown})`)]),
    ...problemLines(report.problems),
    '',
    `<sub>${cell(machineInWords(conditions))}, by ${conditions.pump}</sub>`,
    '',
  ].join('\n')
}

/** A comparison in the same place. */
export function markdownComparison(title: string, compared: ComparedLoad): string {
  const { a, b, verdict, changes, pairs, slice } = compared
  const mark = { slower: '❌', faster: '🚀', same: '✅', "can't tell": '❔' }[verdict]
  return [
    `## ${mark} ${cell(title)}: ${cell(b)} is ${verdict === "can't tell" ? 'not to be told apart' : verdict === 'same' ? 'the same' : verdict} (against ${cell(a)})`,
    '',
    '| cost | change | interval | matters from | noise | verdict |',
    '|---|--:|--:|--:|--:|---|',
    ...changes.map(
      ({ metric, estimate, low, high, tolerance, noise, verdict: one, decisive }) =>
        `| ${metric} | ${change(estimate)} | ${change(low)} to ${change(high)} | ${percent(tolerance)} | ${percent(noise)} | ${decisive ? `**${one}**` : one} |`,
    ),
    '',
    `${pairs.length} pairs of slices of ${slice} s, taking turns.`,
    ...problemLines(compared.problems),
    '',
  ].join('\n')
}

function problemLines(problems: readonly Pick<z.infer<typeof ReportedProblem>, 'code' | 'severity' | 'message'>[]): string[] {
  return problems.length === 0 ? [] : ['', ...problems.map(({ code, severity, message }) => `- **${severity} ${code}** ${cell(message)}`)]
}

/** Names come from outside: nothing in them may end a cell or begin markup. */
function cell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>|#!]/g, '\\$&')
}
