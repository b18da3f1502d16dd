import { declaredNames, withoutExport } from './keys.js'
import { type ModuleTree, parseModule } from './module-tree.js'
import { type Piece, piecesOf } from './pieces.js'
import { renameIdentifiers } from './rename-identifiers.js'
import { descendants, type Tree } from './tree.js'

/** The declarations of one name in a module: a schema and its type go together. */
export interface DeclarationText {
  /** With the comments that stand on them. */
  readonly text: string
  /** That of the constant alone. */
  readonly value: string
  /** Identifiers in it. */
  readonly mentions: ReadonlySet<string>
}

/** A module whose declarations can be taken out and put in, one by one. */
export class DeclarationTexts {
  readonly #module: ModuleTree
  readonly #pieces: readonly Piece[]

  /** @throws DiagnosticError KIT1500 when the text does not parse */
  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    this.#module = parseModule(path, text)
    this.#pieces = this.#module.root.list === undefined ? [] : piecesOf(this.#module, this.#module.root.list)
  }

  /** Names that are declared here, in their order. */
  get declared(): readonly string[] {
    return this.#others((item) => item.type !== 'ImportDeclaration')
  }

  get imported(): readonly string[] {
    return this.#others((item) => item.type === 'ImportDeclaration')
  }

  of(name: string): DeclarationText | undefined {
    const pieces = this.#of(name)
    const text = this.textOf(name)
    if (text === undefined) return undefined
    const constant = pieces.find(({ item }) => withoutExport(item).type === 'VariableDeclaration')
    const value = constant === undefined ? '' : this.text.slice(constant.item.start, constant.item.end)
    return { text, value, mentions: new Set(pieces.flatMap(({ item }) => identifiersOf(item))) }
  }

  /** The text of what declares a name. */
  textOf(name: string): string | undefined {
    const pieces = this.#of(name)
    const [first, last] = [pieces[0], pieces.at(-1)]
    if (first === undefined || last === undefined) return undefined
    const text = this.#spans(name)
      .map(({ attached, to }) => this.text.slice(attached, to))
      .join('\n\n')
    return `${text}\n`
  }

  /** Other declarations and statements, as texts, by whether they mention a name. */
  mentioning(name: string): readonly string[] {
    return this.#pieces
      .filter(({ item }) => item.type !== 'ImportDeclaration' && !declaredNames(item).includes(name) && identifiersOf(item).includes(name))
      .map(({ attached, to }) => this.text.slice(attached, to))
  }

  /** The module with other names for some identifiers. */
  renaming(names: ReadonlyMap<string, string>): string {
    return renameIdentifiers(this.#module, names)
  }

  /** The module without what declares a name. */
  without(name: string): string {
    return this.#replaced(name, '')
  }

  /** The module with something else where a name is declared. */
  replacing(name: string, text: string): string {
    return this.#replaced(name, text.trimEnd())
  }

  /** Whether there is nothing here but imports, of names that are known. */
  isSpent(known: ReadonlySet<string>): boolean {
    const rest = this.#pieces.reduceRight((left, { item }) => left.slice(0, item.start) + left.slice(item.end), this.text)
    return rest.trim() === '' && this.declared.length === 0 && this.imported.every((name) => known.has(name))
  }

  /** The line on which a declaration begins, its comments included; 1 where there is none. */
  lineOf(name: string): number {
    return this.text.slice(0, this.#of(name)[0]?.attached ?? 0).split('\n').length
  }

  #of(name: string): readonly Piece[] {
    return this.#pieces.filter(({ item }) => item.type !== 'ImportDeclaration' && declaredNames(item).includes(name))
  }

  /** Where a name is declared; in one piece where nothing else is declared between, with what somebody has put there. */
  #spans(name: string): readonly Pick<Piece, 'attached' | 'to'>[] {
    const pieces = this.#of(name)
    const [first, last] = [pieces[0], pieces.at(-1)]
    if (first === undefined || last === undefined) return []
    const together = this.#pieces.indexOf(last) - this.#pieces.indexOf(first) === pieces.length - 1
    return together ? [{ attached: first.attached, to: last.to }] : pieces
  }

  #others(isWanted: (item: Tree) => boolean): readonly string[] {
    return [...new Set(this.#pieces.flatMap(({ item }) => (isWanted(item) ? declaredNames(item) : [])))]
  }

  #replaced(name: string, text: string): string {
    return [...this.#spans(name)].reverse().reduce((left, { attached, to }, index, all) => {
      const mine = index === all.length - 1 ? text : ''
      const space = mine === '' ? (/^[ \t]*(?:\n[ \t]*){0,2}/.exec(left.slice(to))?.[0].length ?? 0) : 0
      return left.slice(0, attached) + mine + left.slice(to + space)
    }, this.text)
  }
}

function identifiersOf(tree: Tree): readonly string[] {
  return [tree, ...descendants(tree)].flatMap((one) => (one.type === 'Identifier' ? [one.head.replace(/\?$/, '')] : []))
}
