import { parseModule } from '../merge/module-tree.js'
import { type Piece, piecesOf } from '../merge/pieces.js'
import { itemsOf, type List, type Tree } from '../merge/tree.js'
import { type Editor, indentOf, insert, pick, treesOf } from './hand-edits.fixture.js'

/** What people do to generated code that changes what it accepts and answers, so that the document has to follow. */
export const MODEL_EDITS: Readonly<Record<string, Editor>> = {
  'other bound': (text, at, mark) => {
    const numbers = treesOf(text).filter((one) => one.type === 'Literal' && /^\d+$/.test(one.head) && text.charAt(one.end) === ')')
    const number = pick(numbers, at)
    return number === undefined ? text : `${text.slice(0, number.start)}${Number(number.head) + 1} /* ${mark} */${text.slice(number.end)}`
  },
  'new bound': (text, at, mark) => insert(text, pick(linksOf(text, '.string'), at)?.end, `.max(77 /* ${mark} */)`),
  'new property': (text, at, mark) => {
    const list = pick(shapes(text), at)
    return list === undefined
      ? text
      : insert(text, list.open, `\n${indentAfter(text, list)}${mark}: ${zod(text)}.string().max(9).optional(),`)
  },
  'no longer optional': (text, at, mark) => {
    const link = pick(linksOf(text, '.optional'), at)
    return link === undefined ? text : `${text.slice(0, link.start)} /* ${mark} */${text.slice(link.end)}`
  },
  'one thing less': (text, at) => {
    const pieces = [...shapes(text), ...objectsAt(text, /^"(?:responses|security|styles)" /)].flatMap((list) => {
      const all = piecesOf(parseModule('x.ts', text), list)
      return all.length > 1 ? all : []
    })
    const piece = pick(pieces, at)
    return piece === undefined ? text : without(text, piece)
  },
  'new answer': (text, at, mark) => {
    const list = pick(objectsAt(text, /^"responses" /), at)
    const status = 420 + (at % 30)
    if (list === undefined || text.slice(list.open, list.close).includes(`${status}:`)) return text
    const indent = indentAfter(text, list)
    return insert(text, list.open, `\n${indent}/** ${mark} */\n${indent}${status}: ${zod(text)}.string(),`)
  },
  'other words': (text, at, mark) => {
    const docs = parseModule('x.ts', text).comments.filter((one) => one.kind === 'doc')
    const doc = pick(docs, at)
    return doc === undefined ? text : `${text.slice(0, doc.start)}/** Told by ${mark}. */${text.slice(doc.end)}`
  },
  'other path': (text, at, mark) => {
    const path = pick(Array.from(text.matchAll(/(?<=\.(?:get|put|post|delete|patch)\(\s*["'])\//g)), at)
    return insert(text, path?.index, `/${mark}`)
  },
  'one route less': (text, at) => {
    const routes = treesOf(text).flatMap((one) => (one.list?.kind === 'statements' ? piecesOf(parseModule('x.ts', text), one.list) : []))
    const top = piecesOf(parseModule('x.ts', text), parseModule('x.ts', text).root.list ?? NONE)
    const piece = pick(
      [...top, ...routes].filter(({ item }) => item.type === 'ExpressionStatement' && /route\(/.test(text.slice(item.start, item.end))),
      at,
    )
    return piece === undefined ? text : without(text, piece)
  },
}

const NONE: List = { kind: 'statements', open: 0, close: 0, items: [] }

/** The properties of `z.object({ … })` that stand on lines of their own. */
export function shapes(text: string): readonly List[] {
  return linksOf(text, '.object').flatMap((link) => {
    const [shape] = itemsOf(link)
    return shape?.list !== undefined && text.slice(shape.list.open).startsWith('\n') ? [shape.list] : []
  })
}

function linksOf(text: string, name: string): readonly Tree[] {
  return treesOf(text).filter((one) => one.type === 'Link' && one.head === name && one.list !== undefined)
}

/** Objects that are values of keys. */
function objectsAt(text: string, key: RegExp): readonly List[] {
  return treesOf(text).flatMap((one) => {
    const value = one.type === 'Property' && key.test(one.head) ? one.parts.get('value') : undefined
    return value?.list !== undefined && text.slice(value.list.open).startsWith('\n') ? [value.list] : []
  })
}

export function indentAfter(text: string, { open }: List): string {
  return indentOf(text.slice(open + 1))
}

function without(text: string, { from, to }: Piece): string {
  return text.slice(0, from) + text.slice(to)
}

/** What a module calls zod. */
export function zod(text: string): string {
  return /\bz as zod\b/.test(text) ? 'zod' : 'z'
}
