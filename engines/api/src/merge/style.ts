import type { ModuleTree } from './module-tree.js'
import { descendants, type Tree } from './tree.js'

/** How somebody, or a formatter, lays a module out. */
export interface Style {
  readonly quote: "'" | '"'
  readonly semicolons: boolean
  /** White space of one level. */
  readonly unit: string
  /** What ends a member of a type that stands on its line. */
  readonly memberEnd: string
}

/** What kit writes. */
const KIT: Style = { quote: "'", semicolons: false, unit: '  ', memberEnd: '' }

/** Statements that may end with a semicolon. */
const TERMINATED =
  /^(?:ImportDeclaration|ExportAllDeclaration|VariableDeclaration|ExpressionStatement|ReturnStatement|ThrowStatement|TSTypeAliasDeclaration)$/

/** Finds the style of a module; where it shows none, it is kit's. */
export function styleOf({ text, root }: ModuleTree): Style {
  const counts = { single: 0, double: 0, ended: 0, open: 0, members: 0, bare: 0 }
  for (const one of descendants(root)) {
    const first = text.charAt(one.start)
    if (one.type === 'Literal' && first === '"') counts.double++
    if (one.type === 'Literal' && first === "'") counts.single++
    if (canEnd(one)) text.charAt(one.end - 1) === ';' ? counts.ended++ : counts.open++
    if (one.type === 'TSPropertySignature' && /^[^\S\n]*(?:;)?[^\S\n]*\n/.test(text.slice(one.end)))
      text.charAt(one.end) === ';' ? counts.members++ : counts.bare++
  }
  const semicolons = counts.ended > counts.open
  const memberEnd = counts.members > counts.bare || (counts.members + counts.bare === 0 && semicolons) ? ';' : ''
  return { quote: counts.double > counts.single ? '"' : KIT.quote, semicolons, unit: unitOf(text), memberEnd }
}

/** Whether a statement may end with a semicolon. */
export function canEnd(tree: Tree): boolean {
  if (tree.type !== 'ExportNamedDeclaration') return TERMINATED.test(tree.type)
  const inner = tree.parts.get('declaration')
  return inner === undefined || TERMINATED.test(inner.type)
}

function unitOf(text: string): string {
  const indents = Array.from(text.matchAll(/^([ \t]+)(?![*\s])/gm), ([, space = '']) => space)
  if (indents.some((one) => one.startsWith('\t'))) return '\t'
  const widths = indents.map((one) => one.length)
  return widths.length === 0 ? KIT.unit : ' '.repeat(Math.min(...widths))
}
