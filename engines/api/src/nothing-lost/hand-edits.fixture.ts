import { format } from 'prettier'
import { declaredNames } from '../merge/keys.js'
import { parseModule } from '../merge/module-tree.js'
import { type Piece, piecesOf } from '../merge/pieces.js'
import { descendants, type List, type Tree } from '../merge/tree.js'

export type Editor = (text: string, at: number, mark: string) => string | Promise<string>

/** What people do to generated code without changing what it accepts and answers. Whatever they write holds a mark, and compiles. */
export const HAND_EDITS: Readonly<Record<string, Editor>> = {
  'comment at the end of a line': (text, at, mark) => atLine(text, at, (line) => `${line} // ${mark}`),
  'comment on a line': (text, at, mark) => atLine(text, at, (line) => `${indentOf(line)}// ${mark}\n${line}`),
  'comment between lines': (text, at, mark) => atLine(text, at, (line) => `${indentOf(line)}/* ${mark} */\n\n${line}`),
  'comment in a line': (text, at, mark) => {
    const tokens = treesOf(text).filter((one) => one.type === 'Property' || one.type === 'Link')
    return insert(text, pick(tokens, at)?.end, ` /* ${mark} */`)
  },
  'longer doc comment': (text, at, mark) => {
    const docs = parseModule('x.ts', text).comments.filter((one) => one.kind === 'doc')
    const doc = pick(docs, at)
    if (doc === undefined) return text
    const indent = indentOf(text.slice(text.lastIndexOf('\n', doc.start) + 1))
    const lines = [...doc.says.split('\n'), '', mark].map((line) => `${indent} * ${line}\n`)
    return `${text.slice(0, doc.start)}/**\n${lines.join('')}${indent} */${text.slice(doc.end)}`
  },
  'doc comment of their own': (text, at, mark) =>
    atLine(text, at, (line) => (/^\s*\w+: /.test(line) ? `${indentOf(line)}/** ${mark} */\n${line}` : line)),
  middleware: (text, at, mark) => {
    const calls = Array.from(text.matchAll(/(?<!\.\.\.)\broute\(\w+\.\w+,/g), (one) => one.index)
    if (/from ["']express["']/.test(text)) return insert(text, pick(calls, at), `(_req, _res, next) => next(/* ${mark} */), `)
    if (/from ["']@koa\/router["']/.test(text)) return insert(text, pick(calls, at), `(_ctx, next) => next(/* ${mark} */), `)
    const whole = pick(Array.from(text.matchAll(/(?<!\.\.\.)\broute\(\w+\.\w+, \w+\.\w+\)/g)), at)
    if (whole === undefined || !/from ["']fastify["']/.test(text)) return text
    const hook = `{ ...${whole[0]}, preHandler: async () => { /* ${mark} */ } }`
    return text.slice(0, whole.index) + hook + text.slice(whole.index + whole[0].length)
  },
  'middleware for all': (text, at, mark) => {
    const routes = Array.from(text.matchAll(/^([ \t]*)(\w+)\.(?:get|post|put|patch|delete)\(/gm))
    const [, indent = '', router = ''] = pick(routes, at) ?? []
    const call = /from ["']fastify["']/.test(text)
      ? `${router}.addHook('onRequest', async () => { /* ${mark} */ })`
      : `${router}.use((_, ${/express/.test(text) ? '__, ' : ''}next) => next(/* ${mark} */))`
    return router === '' ? text : insert(text, pick(routes, at)?.index, `${indent}${call}\n`)
  },
  refinement: (text, at, mark) => {
    const links = chainsOfZod(text).flatMap((chain) => chain.list?.items.filter((one) => one.list !== undefined) ?? [])
    const ways = [
      `.refine(() => true, '${mark}')`,
      `.superRefine(() => { /* ${mark} */ })`,
      `.refine((one) => one !== '${mark}' as unknown)`,
    ]
    return insert(text, pick(links, at)?.end, pick(ways, at))
  },
  helper: (text, at, mark) => atStatement(text, at, `function ${mark}(): number {\n  return 1\n}\n`),
  'exported value': (text, at, mark) => atStatement(text, at, `export const ${mark} = { value: 1 }\n`),
  'exported type': (text, at, mark) => atStatement(text, at, `export type ${mark} = { readonly value: number }\n`),
  'export under another name': (text, at, mark) => {
    const name = pick(
      Array.from(text.matchAll(/^export const (\w+)/gm), ([, one]) => one),
      at,
    )
    return name === undefined ? text : `${text}\nexport { ${name} as ${mark} }\n`
  },
  'export from elsewhere': (text, _, mark) => `${text}\nexport { sep as ${mark} } from 'node:path'\n`,
  'part with a name': (text, at, mark) => {
    const statements = treesOf(text).filter(({ type }) => type === 'ExportNamedDeclaration')
    const parts = statements.flatMap((statement) =>
      [...descendants(statement)].flatMap((one) => {
        const value = one.type === 'Property' ? one.parts.get('value') : undefined
        return value?.type === 'Chain' && /^z(?:od)?$/.test(value.parts.get('root')?.head ?? '') ? [{ statement, value }] : []
      }),
    )
    const part = pick(parts, at)
    if (part === undefined) return text
    const { statement, value } = part
    const line =
      text.lastIndexOf(
        '\n',
        piecesOf(parseModule('x.ts', text), parseModule('x.ts', text).root.list ?? NONE).find(({ item }) => item.start === statement.start)
          ?.attached ?? 0,
      ) + 1
    const named = `${text.slice(0, value.start)}${mark}${text.slice(value.end)}`
    return `${named.slice(0, line)}const ${mark} = ${text.slice(value.start, value.end)}\n\n${named.slice(line)}`
  },
  import: (text, _, mark) => `import * as ${mark} from 'node:path'\nexport const use${mark} = ${mark}.sep\n${text}`,
  'other order': (text, at) => {
    const module = parseModule('x.ts', text)
    const lists = treesOf(text).flatMap((one) =>
      one.type === 'ObjectExpression' && one.list !== undefined && one.list.items.length > 1 ? [one.list] : [],
    )
    const list = pick(lists, at)
    return list === undefined ? text : swap(text, list, module)
  },
  'other order of statements': (text, at) => {
    const module = parseModule('x.ts', text)
    const statements = [module.root, ...descendants(module.root)].flatMap((one) =>
      one.list?.kind === 'statements' ? piecesOf(module, one.list) : [],
    )
    const pairs = statements.flatMap((one, index) => {
      const next = statements[index + 1]
      return next !== undefined && next.from === one.to && canSwap(text, one, next) ? [[one, next] as const] : []
    })
    const [one, another] = pick(pairs, at) ?? []
    if (one === undefined || another === undefined) return text
    return text.slice(0, one.from) + text.slice(another.from, another.to) + text.slice(one.from, one.to) + text.slice(another.to)
  },
  prettier: (text, at) =>
    format(text, {
      parser: 'typescript',
      semi: at % 2 === 0,
      singleQuote: at % 3 === 0,
      useTabs: at % 5 === 0,
      tabWidth: at % 7 === 0 ? 4 : 2,
      printWidth: 60 + (at % 80),
      trailingComma: at % 4 === 0 ? 'none' : 'all',
    }),
  'Windows line ends': (text) => text.replace(/\r?\n/g, '\r\n'),
}

const NONE: List = { kind: 'statements', open: 0, close: 0, items: [] }

export function pick<T>(from: readonly T[], at: number): T | undefined {
  return from[at % Math.max(from.length, 1)]
}

export function treesOf(text: string): readonly Tree[] {
  return [...descendants(parseModule('x.ts', text).root)]
}

/** Chains such as `z.string().min(1)`, from the root. */
function chainsOfZod(text: string): readonly Tree[] {
  return treesOf(text).filter((one) => one.type === 'Chain' && /^z(?:od)?$/.test(one.parts.get('root')?.head ?? ''))
}

export function insert(text: string, at: number | undefined, what = ''): string {
  return at === undefined ? text : text.slice(0, at) + what + text.slice(at)
}

/** Changes a line that no comment spans. */
function atLine(text: string, at: number, change: (line: string) => string): string {
  const { comments } = parseModule('x.ts', text)
  let offset = 0
  const lines = text.split('\n').map((line) => {
    const start = offset
    offset += line.length + 1
    return { line, free: !comments.some((one) => one.start < start + line.length && one.end > start) && line.trim() !== '' }
  })
  const line = pick(
    lines.filter((one) => one.free),
    at,
  )
  return lines.map((one) => (one === line ? change(one.line.replace('\r', '')) : one.line)).join('\n')
}

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

/** Puts a statement behind one of those at the top level. */
function atStatement(text: string, at: number, statement: string): string {
  const { root } = parseModule('x.ts', text)
  const end = pick(root.list?.items ?? [], at)?.end
  const line = end === undefined ? -1 : text.indexOf('\n', end)
  return line < 0 ? `${text}\n${statement}` : `${text.slice(0, line + 1)}\n${statement}${text.slice(line + 1)}`
}

/** Whether two statements mean the same the other way round: no imports, each on lines of its own, and neither needs the other. */
function canSwap(text: string, one: Piece, another: Piece): boolean {
  if ([one, another].some(({ item }) => item.type === 'ImportDeclaration')) return false
  if (one.from > 0 && !text.slice(one.from, one.attached).includes('\n')) return false
  if (!text.slice(another.from, another.attached).includes('\n')) return false
  const mentions = (piece: Piece, names: readonly string[]): boolean =>
    names.some((name) => new RegExp(`\\b${name}\\b`).test(text.slice(piece.item.start, piece.item.end)))
  return !mentions(one, declaredNames(another.item)) && !mentions(another, declaredNames(one.item))
}

/** Exchanges the first two items of a list, with all that stands around them, where that leaves no item without a comma. */
function swap(text: string, list: List, module: ReturnType<typeof parseModule>): string {
  const [one, another] = piecesOf(module, list)
  if (
    one?.separator === undefined ||
    another?.separator === undefined ||
    /\/\//.test(text.slice(one.from, another.to)) !== /\n/.test(text.slice(one.from, another.to))
  )
    return text
  return text.slice(0, one.from) + text.slice(another.from, another.to) + text.slice(one.from, one.to) + text.slice(another.to)
}
