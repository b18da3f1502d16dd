import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Files below a folder, from the root on, with forward slashes; what is built or installed is left out. */
function filesBelow(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return []
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(?:^|\/)(?:node_modules|dist)\//.test(path))
    .sort()
}

const sources = ['engines', 'plugins', 'generators', 'executors']
  .flatMap(filesBelow)
  .filter((path) => path.endsWith('.ts') && !/\.(?:spec|fixture)\.ts$|\/fixtures\//.test(path))
  .map(text)
/** Codes stand in sources as literals; comments name them without quotes. */
const used = new Set(sources.flatMap((source) => [...source.matchAll(/'(KIT\d{4})'/g)].map(([, code = '']) => code)))
const pages = new Map(
  filesBelow('docs/errors').flatMap((path) => {
    const code = /^docs\/errors\/(KIT\d{4})\.md$/.exec(path)?.[1]
    return code === undefined ? [] : [[code, text(path)] as const]
  }),
)

describe('diagnostic codes', () => {
  it('each have a page, and each page has a code', () => {
    expect([...pages.keys()]).toEqual([...used].sort())
  })

  it('have pages that begin with the code and a title, and say something', () => {
    for (const [code, page] of pages) expect(page).toMatch(new RegExp(`^# ${code}: \\S.*\\n\\n\\S`))
  })

  it('stand in the index in order, with the titles and severities that they have', () => {
    const rows = [...text('docs/errors/README.md').matchAll(/^\| \[(KIT\d{4})\]\((\S+)\) \| ([a-z, ]+) \| (.+) \|$/gm)]
    expect(rows.map(([, code, link, , title]) => [code, link, title])).toEqual(
      [...pages].map(([code, page]) => [code, `${code}.md`, page.split('\n', 1)[0]?.slice(`# ${code}: `.length)]),
    )
    const said = sources.flatMap((source) => [...source.matchAll(/code: '(KIT\d{4})',\s+severity: '(\w+)'/g)])
    expect(said.length).toBeGreaterThan(50)
    for (const [, code, severity] of said) expect(rows.find((row) => row[1] === code)?.slice(1, 4)).toEqual([code, `${code}.md`, severity])
  })
})

describe('documents', () => {
  const documents = [...filesBelow('docs'), 'README.md', 'CONTRIBUTING.md', 'AGENTS.md', 'plugins/nx/PLUGIN.md'].filter(
    (path) => path.endsWith('.md') && existsSync(join(ROOT, path)),
  )
  /** Links outside of code: `[text](target)`. */
  const links = documents.flatMap((path) => {
    const prose = text(path)
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, '')
    return [...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => ({ path, target }))
  })

  it('have links that lead to files and headings of this repository', () => {
    const local = links.filter(({ target }) => !/^[a-z]+:/.test(target))
    expect(local.length).toBeGreaterThan(100)
    expect(local.filter(({ path, target }) => !leads(path, target))).toEqual([])
  })

  it('are short enough to read', () => {
    // The index of codes has a line for each, and is looked up in, not read.
    const read = documents.filter((path) => path !== 'docs/errors/README.md')
    const lines = read.map((path) => ({ path, lines: text(path).split('\n').length }))
    expect(lines.filter((one) => one.lines > 300)).toEqual([])
  })
})

function leads(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#', 2)
  const path = file === '' ? from : join(dirname(from), file)
  if (!existsSync(join(ROOT, path))) return false
  return anchor === undefined || headings(text(path)).includes(anchor)
}

/** Anchors of headings, as GitHub makes them. */
function headings(page: string): string[] {
  const lines = page.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)
  return [...lines].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )
}
