import { localName } from '../merge/keys.js'
import { parseModule } from '../merge/module-tree.js'
import { itemsOf } from '../merge/tree.js'
import { isGenerated } from '../plan/project.fixture.js'
import { specifier } from '../render/imports.js'
import { relativeImports } from '../source/relative-imports.js'
import { insert, pick } from './hand-edits.fixture.js'
import { indentAfter, shapes, zod } from './model-edits.fixture.js'
import type { ProjectEditor } from './route-edits.fixture.js'

type Files = Readonly<Record<string, string>>

/** Schemas that people export from whichever file they are at, and use there or elsewhere. */
export const SCHEMA_EDITS: Readonly<Record<string, ProjectEditor>> = {
  'exported schema of their own': (files, at, mark) => {
    const path = pick(shaped(files), at) ?? ''
    const text = files[path]
    return text === undefined ? files : { ...files, [path]: declaring(path, using(text, at, mark), at, mark) }
  },
  'exported schema of their own, used elsewhere': (files, at, mark) => {
    const paths = shaped(files)
    const path = pick(paths, at) ?? ''
    const users = paths.filter((one) => one.endsWith('/contract.ts') && one !== path && !reaches(files, path, one))
    const user = pick(users, at) ?? ''
    const [text, other] = [files[path], files[user]]
    if (text === undefined || other === undefined) return files
    const used = importing(using(other, at, mark), `Made${mark}`, specifier(moduleOf(user), moduleOf(path)))
    return { ...files, [path]: declaring(path, text, at, mark), [user]: used }
  },
}

/** Names of schemas that somebody has made, and that are declared in several files. */
export function copiesOfMade(files: Files): readonly string[] {
  const names = Object.entries(files).flatMap(([path, text]) =>
    path.startsWith('.kit/') ? [] : Array.from(text.matchAll(/^export const (MadeMARK\d+)\b/gm), ([, name = '']) => name),
  )
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

function shaped(files: Files): readonly string[] {
  return Object.keys(files)
    .filter((path) => isGenerated(path) && !/\/(?:routes|index)\.ts$/.test(path) && shapes(files[path] ?? '').length > 0)
    .sort()
}

function using(text: string, at: number, mark: string): string {
  const list = pick(shapes(text), at)
  return list === undefined ? text : insert(text, list.open, `\n${indentAfter(text, list)}own${mark}: Made${mark}.optional(),`)
}

/** As an editor does it: with whatever is imported from there already. */
function importing(text: string, name: string, from: string): string {
  const known = Array.from(text.matchAll(/^import \{ ?(?=[^}]*\} from ['"]([^'"]*))/gm)).find((one) => one[1] === from)
  if (known === undefined) return `import { ${name} } from '${from}'\n${text}`
  return insert(text, known.index + known[0].length, `${name}, `)
}

function declaring(path: string, text: string, at: number, mark: string): string {
  const imports = itemsOf(parseModule(path, text).root).filter((one) => one.type === 'ImportDeclaration')
  const schema = imports
    .flatMap((one) => (/from ['"]\.\.?\/(?:schemas\/)?[^/]+['"]/.test(text.slice(one.start, one.end)) ? itemsOf(one).map(localName) : []))
    .find((name) => /^[A-Z]/.test(name) && !/^(?:ErrorBody|Contract)$/.test(name))
  const z = zod(text)
  const made = [
    `${z}.string().max(9)`,
    `${z}.object({ value: ${z}.int().optional() })`,
    `${z}.enum(['one', 'two'])`,
    schema === undefined || path.includes('/schemas/') ? `${z}.array(${z}.number())` : `${z}.array(${schema})`,
  ]
  const behind = imports.at(-1)?.end ?? 0
  return insert(text, behind, `\n\n/** Made by ${mark}. */\nexport const Made${mark} = ${pick(made, at)}\n`)
}

/** Whether one file imports another, by others or itself. */
function reaches(files: Files, from: string, to: string): boolean {
  const seen = new Set<string>()
  const open = [moduleOf(from)]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === moduleOf(to)) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...relativeImports(next, files[`${next}.ts`] ?? '').map(({ module }) => module))
  }
  return false
}

function moduleOf(path: string): string {
  return path.replace(/\.ts$/, '')
}
