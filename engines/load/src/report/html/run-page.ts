import { milliseconds, percent, rate, whole } from '../format.js'
import type { LoadReport } from '../load-report.js'
import { latencyTimeline } from './latency-timeline.js'
import { type Markup, markup, NOTHING } from './markup.js'
import { page } from './page.js'
import { percentileChart } from './percentile-chart.js'
import { problemList } from './problem-list.js'
import { rateTimeline } from './rate-timeline.js'
import { answerTable, conditionsTable, latencyTable, rateLimitTable, slowestTable } from './run-tables.js'
import { sampleSection } from './sample-section.js'

/**
 * A run as one page that needs nothing else: no script, no network. It may be sent, kept and printed.
 *
 * @param title what was put under load, for people
 * @example
 * writeFileSync('report.html', runPage('api', report))
 */
export function runPage(title: string, report: LoadReport): string {
  const { total, passed, thresholds } = report
  const failures = sum(total.errors) + sum(total.unexpected)
  const asked = total.responses + sum(total.errors)
  return page(
    `Load test: ${title}`,
    markup`<header><div><h1>${title}</h1><p class="soft">${report.target} · ${report.conditions.load}</p></div>
<div class="verdict ${passed ? 'good' : 'bad'}">${passed ? '✓ passed' : '✗ failed'}</div></header>
<div class="tiles">${[
      tile('p50', milliseconds(total.latency.p50)),
      tile('p99', milliseconds(total.latency.p99)),
      tile('p99.9', milliseconds(total.latency.p999)),
      tile('throughput', rate(total.rps)),
      tile('answers', whole(total.responses)),
      tile('failures', asked === 0 ? '–' : percent(failures / asked), failures > 0 ? 'bad' : ''),
    ]}</div>
${thresholds.length === 0 ? NOTHING : section('Thresholds', thresholdList(report))}
${problemList(report.problems)}
${section('Latency over time', latencyTimeline(report))}
${section('Answers per second', rateTimeline(report))}
<div class="pair">${[section('Latency by percentile', percentileChart(report)), section('Slowest answers', slowestTable(report))]}</div>
${section('Latencies', latencyTable(report))}
${section('Answers', answerTable(report))}
${rateLimitTable(report)}
${sampleSection(report.samples)}
${section('Conditions', conditionsTable(report))}`,
  )
}

export function section(title: string, content: Markup): Markup {
  return markup`<section><h2>${title}</h2>${content}</section>`
}

function tile(name: string, value: string, kind = ''): Markup {
  return markup`<div class="tile"><span class="soft">${name}</span> <b class="${kind}">${value}</b></div>`
}

function thresholdList({ thresholds }: LoadReport): Markup {
  return markup`<ul>${thresholds.map(
    ({ text, shown, kept }) =>
      markup`<li><span class="${kept ? 'good' : 'bad'}">${kept ? '✓' : '✗'}</span> <code>${text}</code> <span class="soft">${shown}</span></li>`,
  )}</ul>`
}

function sum(all: Readonly<Record<string, number>>): number {
  return Object.values(all).reduce((total, count) => total + count, 0)
}
