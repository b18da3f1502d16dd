import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PageReport } from './page-state.js'

/** In the order of preference: one report a folder. */
const FILES = ['report.html', 'comparison.html', 'report.md'] as const

const TITLES: Readonly<Record<string, string>> = { loadtest: 'Load test', 'migrate-dry-run': 'Migrations', audit: 'Audit' }

/** The reports that are there, by name. */
export function reportsIn(root: string): readonly PageReport[] {
  return foldersOf(join(root, '.kit')).flatMap((name) => {
    const file = FILES.map((one) => join(root, '.kit', name, one)).find(existsSync)
    if (file === undefined) return []
    return [{ name, title: TITLES[name] ?? titleOf(name), href: `report/${encodeURIComponent(name)}`, time: statSync(file).mtimeMs }]
  })
}

/** The file of a report; undefined unless it is one of those that are there. */
export function reportFile(root: string, name: string): string | undefined {
  if (!foldersOf(join(root, '.kit')).includes(name)) return undefined
  return FILES.map((one) => join(root, '.kit', name, one)).find(existsSync)
}

/** Whether a file, absolute, is a report, so that a change of it is news. */
export function isReport(root: string, file: string): boolean {
  return file.startsWith(`${root}/.kit/`) && FILES.some((name) => file.endsWith(`/${name}`))
}

function foldersOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

/** `loadtest.attack` becomes "Load test: attack", and `some-thing` "Some thing". */
function titleOf(name: string): string {
  const [first = '', ...rest] = name.split('.')
  const known = TITLES[first]
  if (known !== undefined && rest.length > 0) return `${known}: ${rest.join('.')}`
  const words = name.replaceAll(/[-_.]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
