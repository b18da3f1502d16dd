import { expect, test } from '@jest/globals'
import { judge } from '../../compare/judge.js'
import { Recorder } from '../../measure/recorder.js'
import { planFor } from '../../pump/server.fixture.js'
import { buildReport } from '../build-report.js'
import { sampleReport } from '../report.fixture.js'
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
const PAGES = [
  runPage('parcels', sampleReport()),
  runPage('<script>alert(1)</script>', sampleReport({ failing: true, name: '"><svg onload=alert(1)>' })),
  comparisonPage('parcels', compared(14)),
]

test('pages need nothing else: no script, no address to load from, and they say so', () => {
  for (const page of PAGES) {
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src`)
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base)\b|\son\w+=["']|@import|url\(|(?:src|href)="/i)
    expect(page.length).toBeLessThan(300_000)
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
  expect(PAGES[1]?.match(/<svg /g)).toHaveLength(3)
})

test('a comparison shows its verdict, and each pair as a dot', () => {
  expect(PAGES[2]).toMatch(/<div class="verdict bad">slower<\/div>/)
  expect(PAGES[2]?.match(/class="dot"/g)).toHaveLength(14 * 4)
})
