import { bytes, counts, milliseconds, percent, rate, whole } from '../format.js'
import type { Figures, LoadReport } from '../load-report.js'
import { serverInWords } from '../server-in-words.js'
import { type Markup, markup, NOTHING } from './markup.js'

const COLUMNS = ['min', 'mean', 'p50', 'p75', 'p90', 'p95', 'p99', 'p99.9', 'max']

/** Latencies of the whole run and of each request. */
export function latencyTable(report: LoadReport): Markup {
  return markup`<div class="scroll"><table>
<thead><tr><th>request</th>${COLUMNS.map((name) => markup`<th>${name}</th>`)}</tr></thead>
<tbody>${rowsOf(report).map(([name, { latency }]) => {
    const { min, mean, p50, p75, p90, p95, p99, p999, max } = latency
    return row([name, ...[min, mean, p50, p75, p90, p95, p99, p999, max].map(milliseconds)])
  })}</tbody></table></div>`
}

/** What was answered, and what was not. */
export function answerTable(report: LoadReport): Markup {
  const names = ['request', 'answers', 'rate', 'statuses', 'no answer', 'not as expected']
  return markup`<div class="scroll"><table><thead><tr>${names.map((name) => markup`<th>${name}</th>`)}</tr></thead>
<tbody>${rowsOf(report).map(([name, { responses, rps, statuses, errors, unexpected }]) =>
    row([name, whole(responses), rate(rps), ...[statuses, errors, unexpected].map((all) => counts(all) || '–')]),
  )}</tbody></table></div>`
}

function rowsOf({ total, requests }: LoadReport): readonly (readonly [string, Figures])[] {
  return [['all', total], ...Object.entries(requests)]
}

function row(cells: readonly string[]): Markup {
  return markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`
}

/** The answers that took longest. */
export function slowestTable({ slowest }: LoadReport): Markup {
  return markup`<table><thead><tr><th>request</th><th>latency</th><th>at</th><th>status</th></tr></thead>
<tbody>${slowest.map(
    ({ request, milliseconds: latency, at, status }) =>
      markup`<tr><td>${request}</td><td>${milliseconds(latency)}</td><td>${at.toFixed(1)} s</td><td>${status}</td></tr>`,
  )}</tbody></table>`
}

const MODELS = {
  open: 'open: requests leave on schedule and are timed from it',
  closed: 'closed: each user waits for the answer',
}

/** What was run, where, and what it cost. */
export function conditionsTable({ conditions, seconds, abandoned, total, client, server, lag, made }: LoadReport): Markup {
  const { machine, model, warmup, pump, processes } = conditions
  const rows: readonly (readonly [string, string])[] = [
    ['load', conditions.load],
    ...(model === null ? [] : [['model', MODELS[model]] as const]),
    ['measured', `${seconds.toFixed(1)} s${warmup === null ? '' : ` after ${warmup} s of warm-up`}`],
    ['answers', `${whole(total.responses)}, ${bytes(total.bytesPerSecond)}/s`],
    ['under way at the end', whole(abandoned)],
    [
      'sent by',
      client.cpuShare === null
        ? pump
        : `${pump}, ${processes === 1 ? 'one process' : `${processes} processes`}, ${percent(client.cpuShare)} of a core`,
    ],
    ...(server === undefined ? [] : [['server', serverInWords(server)] as const]),
    ...(lag === undefined
      ? []
      : [['schedule', `requests left ${milliseconds(lag.p50)} late (p50), ${milliseconds(lag.p99)} (p99)`] as const]),
    ...(conditions.timeout === null ? [] : [['time limit', milliseconds(conditions.timeout)] as const]),
    ...(machine === null
      ? []
      : [
          ['machine', `${machine.cpu}, ${machine.cores} cores${machine.quota === 0 ? '' : `, limited to ${machine.quota}`}`] as const,
          ['system', `${machine.system}, Node ${machine.node}`] as const,
        ]),
    ...(made === '' ? [] : [['made', `${made} UTC`] as const]),
  ]
  return markup`<table class="facts"><tbody>${rows.map(([name, text]) => markup`<tr><td class="soft">${name}</td><td>${text}</td></tr>`)}</tbody></table>`
}

/** How the server limits, where that was to be found out. */
export function rateLimitTable({ rateLimit }: LoadReport): Markup {
  if (rateLimit === undefined) return NOTHING
  const { answers, limited, from, form, limit, wait, afterWait, problems } = rateLimit
  const rows: readonly (readonly [string, string])[] = [
    ['limited', `${whole(limited)} of ${whole(answers)} answers${from === 0 ? '' : `, from request ${whole(from)} on`}`],
    ['says of itself', form === undefined ? 'nothing' : `${form}${limit === undefined ? '' : `, limit ${whole(limit)}`}`],
    ['wait', wait === undefined ? 'not given' : `${wait.toFixed(0)} s, then status ${afterWait === 0 ? 'unknown' : afterWait}`],
    ...Object.entries(problems).map(([problem, count]) => [`✗ ${problem}`, whole(count)] as const),
  ]
  return markup`<section><h2>Rate limit</h2><table><tbody>${rows.map(([name, text]) => markup`<tr><td>${name}</td><td>${text}</td></tr>`)}</tbody></table></section>`
}
