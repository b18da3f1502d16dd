import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PageReport } from './page-state.js'

/** What a folder shows: the newest of its pages, or else its text. */
const PAGES = ['report.html', 'comparison.html'] as const
const TEXT = 'report.md'

const TITLES: Readonly<Record<string, string>> = { loadtest: 'Load test', 'migrate-dry-run': 'Migrations', audit: 'Audit' }

/** The reports that are there, by name. */
export function reportsIn(root: string): readonly PageReport[] {
  return foldersOf(join(root, '.kit')).flatMap((name) => {
    const file = newestIn(join(root, '.kit', name))
    if (file === undefined) return []
    return [{ name, title: TITLES[name] ?? titleOf(name), href: `report/${encodeURIComponent(name)}`, time: writtenAt(file) }]
  })
}

/** The file of a report; undefined unless it is one of those that are there. */
export function reportFile(root: string, name: string): string | undefined {
  if (!foldersOf(join(root, '.kit')).includes(name)) return undefined
  return newestIn(join(root, '.kit', name))
}

/** A run and a comparison of the same scenario are written into the same folder. */
function newestIn(folder: string): string | undefined {
  const there = (names: readonly string[]) => names.map((name) => join(folder, name)).filter((file) => existsSync(file))
  return there(PAGES).sort((one, other) => writtenAt(other) - writtenAt(one))[0] ?? there([TEXT])[0]
}

function writtenAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Whether a file, absolute, is a report, so that a change of it is news. */
export function isReport(root: string, file: string): boolean {
  return file.startsWith(`${root}/.kit/`) && [...PAGES, TEXT].some((name) => file.endsWith(`/${name}`))
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
