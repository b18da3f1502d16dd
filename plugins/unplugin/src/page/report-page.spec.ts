import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { REPORT_POLICY } from './page-html.js'
import { reportPage } from './report-page.js'

describe('the page of a report', () => {
  const root = mkdtempSync(join(tmpdir(), 'kit-report-page-'))
  afterAll(() => rmSync(root, { recursive: true }))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  it('is Markdown as HTML, with styles of its own and the policy of reports', async () => {
    write('.kit/migrate-dry-run/report.md', '# Dry run\n\n| line | time |\n|---|---|\n| 1 | 3 ms |\n\nWay back: **fails**.\n')
    const page = await reportPage(root, 'migrate-dry-run')
    expect(page).toMatchObject({ suffix: '.html', policy: REPORT_POLICY })
    const text = String(page?.body)
    expect(text).toContain('<h1>Dry run</h1>')
    expect(text).toMatch(/<div class="table"><table>[\s\S]*<td>3 ms<\/td>/)
    expect(text).toContain('<strong>fails</strong>')
    expect(text).toMatch(/<style>[\s\S]*prefers-color-scheme: dark[\s\S]*<\/style>/)
  })

  it('is HTML as it is', async () => {
    write('.kit/loadtest/report.html', '<!doctype html><h1>Fast</h1>')
    expect(await reportPage(root, 'loadtest')).toEqual({
      suffix: '.html',
      body: Buffer.from('<!doctype html><h1>Fast</h1>'),
      policy: REPORT_POLICY,
    })
  })

  it('is none without a report', async () => {
    expect(await reportPage(root, '../loadtest')).toBeUndefined()
  })
})
