import { expect, test } from '@jest/globals'
import { judgeBaseline } from '../../baseline/judge-baseline.js'
import { judge } from '../../compare/judge.js'
import { Recorder } from '../../measure/recorder.js'
import { planFor } from '../../pump/server.fixture.js'
import { buildReport } from '../build-report.js'
import { sampleReport } from '../report.fixture.js'
import { baselinePage } from './baseline-page.js'
import { comparisonPage } from './comparison-page.js'
import { markup } from './markup.js'
import { runPage } from './run-page.js'

const slice = (cost: number) => ({ responses: 1000, failures: 0, rps: 1000 / cost, p50: cost, p95: 2 * cost, p99: 3 * cost })
const pairs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ a: slice(1 + (index % 3) / 1000), b: slice(1.25 + index / 1000) }))
const compared = (count: number) => ({
  ...judge(pairs(count), { model: 'closed' }),
  a: 'main',
  b: '<img src=x onerror=alert(1)>',
  model: 'closed' as const,
  slice: 2,
  passed: false,
  problems: [],
})
const run = (cost: number) => ({ slices: [0.98, 1, 1.03].map((share) => slice(cost * share)), calibration: 1000 })
const runs = [1, 1.02, 0.97, 1.01, 0.99, 1.6].map(run)
const machine = { cpu: '<b>A CPU</b>', cores: 4, quota: 0, system: 'linux', node: 'v20' }
const baseline = { version: 1 as const, plan: 'x', model: 'closed' as const, machine, runs }
const [latest = run(1)] = runs.slice(-1)
const baselineLoad = {
  baseline,
  run: latest,
  comparison: judgeBaseline(latest, { ...baseline, runs: runs.slice(0, -1) }),
  passed: false,
  problems: [],
}
const PAGES = [
  runPage('parcels', sampleReport()),
  runPage('<script>alert(1)</script>', sampleReport({ failing: true, name: '"><svg onload=alert(1)>' })),
  comparisonPage('parcels', compared(14)),
  baselinePage('parcels', baselineLoad),
]

test('pages need nothing else: no script, no address to load from, and they say so', () => {
  for (const page of PAGES) {
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src`)
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base)\b|\son\w+=["']|@import|url\(|(?:src|href)="/i)
    expect(page.length).toBeLessThan(300_000)
  }
})

test('plots can be read where the style of the page is not allowed', () => {
  for (const page of PAGES) {
    expect(page).not.toMatch(/\sstyle="/)
    expect(page.match(/<svg /g)).toEqual(page.match(/<svg (?=fill="currentColor" |width="10" )/g))
    for (const [mark] of page.matchAll(/<(?:path|rect|circle|line) [^>]*>/g)) expect(mark).toMatch(/ (?:fill|stroke)="/)
  }
})

test('what comes from outside is text, wherever it stands', () => {
  expect(PAGES[1]).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(PAGES[1]).toContain('&quot;&gt;&lt;svg onload=alert(1)&gt;')
  expect(PAGES[2]).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(markup`${'a\u202eb\u0000c<'}`.text).toBe('abc&lt;')
})

test('every element that is opened is closed', () => {
  for (const page of PAGES) {
    const open: string[] = []
    for (const [, end, name = '', self] of page.matchAll(/<(\/?)([a-z][a-z\d]*)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (self === '/' || name === 'meta') continue
      if (end === '/') expect(open.pop()).toBe(name)
      else open.push(name)
    }
    expect(open).toEqual([])
  }
})

test('plots have no figure that is none', () => {
  const nothing = new Recorder(['get'], 1, 0).finish(500)
  const options = { thresholds: [], minSamples: 1, interrupted: true, made: '' }
  const empty = runPage(
    'x',
    buildReport(planFor('http://localhost', { seconds: 1 }), { measurement: nothing, pump: 'autocannon', processes: 1 }, options),
  )
  for (const page of [...PAGES, empty, comparisonPage('x', compared(0)), comparisonPage('x', compared(2))])
    expect(page).not.toMatch(/NaN|undefined|Infinity/)
  expect(empty).toContain('✗ failed')
})

test('a run shows its verdict, its figures and what failed', () => {
  expect(PAGES[0]).toMatch(/✓ passed/)
  expect(PAGES[1]).toMatch(/✗ failed/)
  expect(PAGES[1]).toContain('POST http://localhost:3000/users')
  expect(PAGES[1]?.match(/<svg [^>]*role="img"/g)).toHaveLength(3)
})

test('a comparison shows its verdict, and each pair as a dot', () => {
  expect(PAGES[2]).toMatch(/<div class="verdict bad">slower<\/div>/)
  expect(PAGES[2]?.match(/<circle class="dot"/g)).toHaveLength(14 * 4)
})

test('a run beside earlier ones shows each of them, and the verdict', () => {
  expect(PAGES[3]).toMatch(/<div class="verdict bad">slower<\/div>/)
  expect(PAGES[3]).toContain('&lt;b&gt;A CPU&lt;/b&gt;')
  expect(PAGES[3]?.match(/<title>run \d: /g)).toHaveLength(6)
  // Slices of each run, and the earlier runs by each of four costs.
  expect(PAGES[3]?.match(/<circle class="dot"/g)).toHaveLength(6 * 3 + 5 * 4)
  const { comparison: _, ...first } = { ...baselineLoad, baseline: { ...baseline, runs: [latest] }, passed: true }
  expect(baselinePage('x', first)).toContain('first run')
})
