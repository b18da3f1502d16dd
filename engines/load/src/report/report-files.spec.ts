import { expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { judge } from '../compare/judge.js'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { percentileFile } from '../histogram/percentile-file.js'
import { csvReport } from './csv-report.js'
import { junitReport, xml } from './junit-report.js'
import { markdownComparison, markdownReport } from './markdown-report.js'
import { openmetricsReport } from './openmetrics-report.js'
import { sampleReport } from './report.fixture.js'
import { reportFiles } from './report-files.js'
import { textComparison, textReport } from './text-report.js'

const report = sampleReport()
const slice = (cost: number) => ({ responses: 1000, failures: 0, rps: 1000 / cost, p50: cost, p95: 2 * cost, p99: 3 * cost })
const comparison = judge(
  Array.from({ length: 12 }, (_, index) => ({ a: slice(1 + (index % 3) / 1000), b: slice(1.25 + index / 1000) })),
  { model: 'closed' },
)
const compared = { ...comparison, a: 'main', b: 'this', model: 'closed' as const, slice: 2, passed: false, problems: [] }

test('the terminal sees the figures, the thresholds and a sample of what went wrong', () => {
  const text = textReport(sampleReport({ failing: true }))
  expect(text).toMatch(/^http:\/\/localhost:3000 {2}25 connections, 20 s, undici$/m)
  expect(text).toMatch(/^createUser( +[\d.]+ m?µ?s){9}$/m)
  expect(text).toMatch(/12,000 answers in 20\.0 s: 600\/s/)
  expect(text).toMatch(/✗ createUser:p95<5ms {2}\(\d+ ms\)/)
  expect(text).toMatch(/> POST http:\/\/localhost:3000\/users {2}\{"name"/)
})

test('a comparison says what changed by how much, and how sure that is', () => {
  expect(textComparison(compared)).toMatch(/^this against main: slower$/m)
  expect(textComparison(compared)).toMatch(/^throughput +\+25\.\d % +\+25\.\d % to \+2\d\.\d % +2\.00 % +0\.\d\d % +slower$/m)
  expect(markdownComparison('api', compared)).toMatch(/^## ❌ api: this is slower \(against main\)$/m)
})

test('the same report is the same bytes in every form', () => {
  expect(reportFiles('api', sampleReport())).toEqual(reportFiles('api', report))
  expect(reportFiles('api', report).map(({ name }) => name)).toContain('report.json')
})

test('names from outside stay what they are in every form', () => {
  const odd = sampleReport({ name: 'a|b <i>"\\\n]]>' })
  expect(markdownReport('x', odd)).toContain('| a\\|b \\<i\\>"\\\\ \\]\\]\\> |')
  expect(junitReport('<x> & "y"', odd)).toContain('name="load: &#60;x&#62; &#38; &#34;y&#34;"')
  expect(openmetricsReport('x', odd)).toContain('request="a|b <i>\\"\\\\\\n]]>"')
  expect(xml('a\u0000b\u001bc')).toBe('abc')
})

test('JUnit has a case for each threshold and one for the answers', () => {
  const failing = junitReport('api', sampleReport({ failing: true }))
  expect(failing).toMatch(/<testsuites tests="4" failures="3"/)
  expect(failing).toMatch(/name="createUser:p95&#60;5ms" time="0"><failure message="it is /)
  expect(failing).toMatch(/<failure message="KIT3055 /)
})

test('the timeline is a table to a reader of CSV, with a row for each second', () => {
  const rows: Record<string, string>[] = parse(csvReport(report), { columns: true })
  expect(rows).toHaveLength(20)
  expect(rows.reduce((sum, row) => sum + Number(row['rps']), 0)).toBeCloseTo(report.total.responses, -1)
  expect(Math.max(...rows.map((row) => Number(row['p99_ms'])))).toBe(Number(rows[9]?.['p99_ms']))
})

test('the percentile file has what plotters of HdrHistogram look for: value, percentile, count and 1/(1-percentile)', () => {
  const [head, ...lines] = percentileFile(LatencyHistogram.decode(report.histogram)).split('\n')
  expect(head?.trim().split(/ +/)).toEqual(['Value', 'Percentile', 'TotalCount', '1/(1-Percentile)'])
  const rows = lines.filter((line) => /^ *\d/.test(line)).map((line) => line.trim().split(/ +/))
  for (const row of rows) expect(row).toHaveLength(4)
  expect(rows.at(-1)?.slice(1)).toEqual(['1.000000000000', String(report.total.latency.count), 'inf'])
  const values = rows.map(([value]) => Number(value))
  expect(values).toEqual([...values].sort((a, b) => a - b))
})

test('metrics end as OpenMetrics wants, each name with its type before it', () => {
  const lines = openmetricsReport('api', report).trimEnd().split('\n')
  expect(lines.at(-1)).toBe('# EOF')
  const typed = new Set<string>()
  for (const line of lines) {
    const [, type] = /^# TYPE (\S+)/.exec(line) ?? []
    if (type !== undefined) typed.add(type)
    else if (!line.startsWith('#')) expect(typed).toContain(line.split('{')[0]?.replace(/_(?:total|count)$/, ''))
  }
})
