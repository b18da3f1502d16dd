import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isReport, reportFile, reportsIn } from './reports.js'

describe('reports', () => {
  const root = mkdtempSync(join(tmpdir(), 'kit-reports-'))
  const write = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), 'text')
  }
  afterAll(() => rmSync(root, { recursive: true }))

  it('are none without .kit', () => {
    expect(reportsIn(root)).toEqual([])
    expect(reportFile(root, 'loadtest')).toBeUndefined()
  })

  it('are found by their folders, as a page rather than as text', () => {
    for (const path of [
      'loadtest/report.html',
      'loadtest/report.md',
      'loadtest.attack/report.html',
      'migrate-dry-run/report.md',
      'base/x.json',
      'a-b/comparison.html',
    ])
      write(`.kit/${path}`)
    expect(reportsIn(root).map(({ title, href }) => [title, href])).toEqual([
      ['A b', 'report/a-b'],
      ['Load test', 'report/loadtest'],
      ['Load test: attack', 'report/loadtest.attack'],
      ['Migrations', 'report/migrate-dry-run'],
    ])
    expect(reportFile(root, 'loadtest')).toBe(join(root, '.kit/loadtest/report.html'))
    expect(reportFile(root, 'migrate-dry-run')).toBe(join(root, '.kit/migrate-dry-run/report.md'))
  })

  it('are the newest of a folder', () => {
    write('.kit/nightly/report.html')
    write('.kit/nightly/comparison.html')
    utimesSync(join(root, '.kit/nightly/report.html'), 100, 100)
    expect(reportFile(root, 'nightly')).toBe(join(root, '.kit/nightly/comparison.html'))
    utimesSync(join(root, '.kit/nightly/comparison.html'), 50, 50)
    expect(reportFile(root, 'nightly')).toBe(join(root, '.kit/nightly/report.html'))
  })

  it('are all that can be asked for', () => {
    write('report.html')
    for (const name of ['..', '.', '', 'base', '../x', 'loadtest/..']) expect(reportFile(root, name)).toBeUndefined()
  })

  it('are news when they change', () => {
    expect(isReport(root, join(root, '.kit/loadtest/report.html'))).toBe(true)
    expect(isReport(root, join(root, '.kit/base/x.json'))).toBe(false)
    expect(isReport(root, join(root, 'docs/report.html'))).toBe(false)
  })
})
