import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { marked } from 'marked'
import { type Answer, fileAnswer } from './answer.js'
import { ownFile } from './own-files.js'
import { REPORT_POLICY, reportHtml } from './page-html.js'
import { reportFile } from './reports.js'

/** A report as a page, one in Markdown too; undefined where there is none. */
export async function reportPage(root: string, name: string): Promise<Answer | undefined> {
  const file = reportFile(root, name)
  if (file === undefined || !file.endsWith('.md')) return fileAnswer(file, REPORT_POLICY)
  // Its policy lets it load nothing, so its styles stand in it.
  const styles = await Promise.all(['base.css', 'report.css'].map((style) => fileAnswer(ownFile(style))))
  const body = marked
    .parse(await readFile(file, 'utf8'), { async: false })
    .replace(/<table>[\s\S]*?<\/table>/g, '<div class="table">$&</div>')
  return {
    suffix: '.html',
    body: reportHtml(basename(file), styles.map((style) => String(style?.body)).join('\n'), body),
    policy: REPORT_POLICY,
  }
}
