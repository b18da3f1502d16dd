import { childrenOf, nodeAt, nodesAt, type SyntaxNode } from './syntax-node.js'
import type { List, ListKind, Tree } from './tree.js'

/** What is said by children, by where something stands, or by formatting alone. */
const SILENT = new Set(['type', 'start', 'end', 'range', 'loc', 'raw', 'shorthand', 'directive', 'parent'])

/** The key under which a node holds its list, and what the list is like. */
const LISTS: Readonly<Record<string, readonly [string, ListKind]>> = {
  Program: ['body', 'statements'],
  BlockStatement: ['body', 'statements'],
  ObjectExpression: ['properties', 'commas'],
  ArrayExpression: ['elements', 'commas'],
  TSTupleType: ['elementTypes', 'commas'],
  TSInterfaceBody: ['body', 'members'],
  TSTypeLiteral: ['members', 'members'],
  TSUnionType: ['types', 'alternatives'],
  TSIntersectionType: ['types', 'alternatives'],
}

/** Turns the parser's nodes into trees. */
export class TreeBuilder {
  /**
   * @param names what identifiers are called in the tree, where that is not what they are called in the text
   */
  constructor(
    private readonly text: string,
    private readonly names: ReadonlyMap<string, string> = new Map(),
  ) {}

  build(node: SyntaxNode): Tree {
    const { type } = node
    if (type === 'TSParenthesizedType' || type === 'ChainExpression') {
      const inner = nodeAt(node, type === 'ChainExpression' ? 'expression' : 'typeAnnotation')
      if (inner !== undefined) return this.build(inner)
    }
    if (type === 'CallExpression' || type === 'MemberExpression') return this.#chain(node)
    if (type === 'Identifier') return this.#identifier(node, this.names)
    if (type === 'Literal' || type === 'TemplateElement') return this.#literal(node)
    if (type === 'Property' || type === 'TSPropertySignature' || type === 'TSMethodSignature') return this.#property(node)
    if (type === 'ImportDeclaration' || (type === 'ExportNamedDeclaration' && nodeAt(node, 'declaration') === undefined))
      return this.#specifiers(node)
    const known = LISTS[type]
    const values = known === undefined ? undefined : node[known[0]]
    if (known === undefined || (Array.isArray(values) && values.includes(null))) return this.#fixed(node, childrenOf(node))
    const [key, kind] = known
    const program = type === 'Program'
    const outer = program ? 0 : kind === 'alternatives' ? node.start : node.start + 1
    const open = program ? (nodeAt(node, 'hashbang')?.end ?? outer) : outer
    const close = program ? this.text.length : kind === 'alternatives' ? node.end : node.end - 1
    const rest = childrenOf(node).filter(([name]) => !name.startsWith(`${key}.`) && name !== 'hashbang')
    return this.#fixed(node, rest, { kind, open, close, items: nodesAt(node, key).map((one) => this.build(one)) })
  }

  #fixed(node: SyntaxNode, children: readonly (readonly [string, SyntaxNode])[], list?: List): Tree {
    const parts = new Map(children.map(([key, one]) => [key, this.build(one)]))
    return tree(node, headOf(node), parts, list)
  }

  #identifier(node: SyntaxNode, names: ReadonlyMap<string, string>): Tree {
    const name = String(node['name'])
    const type = nodeAt(node, 'typeAnnotation')
    const parts = new Map(type === undefined ? [] : [['typeAnnotation', this.build(type)] as const])
    const head = `${names.get(name) ?? name}${node['optional'] === true ? '?' : ''}`
    return { ...tree(node, head, parts), headEnd: node.start + name.length }
  }

  #literal(node: SyntaxNode): Tree {
    const value = node['value']
    const head =
      node.type === 'Literal' && (typeof value === 'string' || typeof value === 'number') ? JSON.stringify(value) : this.#slice(node)
    return { ...tree(node, head, new Map()), headEnd: node.end }
  }

  /** Keys are alike with and without quotes. */
  #property(node: SyntaxNode): Tree {
    const key = nodeAt(node, 'key')
    const end = /[;,]$/.test(this.#slice(node)) ? node.end - 1 : node.end
    const others = childrenOf(node).filter(([name]) => name !== 'key')
    const parts = new Map(others.map(([name, one]) => [name, this.build(one)]))
    const name =
      key === undefined || node['computed'] === true
        ? key === undefined
          ? ''
          : `[${this.build(key).print}]`
        : JSON.stringify(keyName(key))
    const flags = [
      node['kind'],
      node['method'] === true && 'method',
      node['readonly'] === true && 'readonly',
      node['optional'] === true && '?',
    ]
    const result = tree({ ...node, end }, `${name} ${flags.filter(Boolean).join(' ')}`, node['shorthand'] === true ? new Map() : parts)
    return node['shorthand'] === true ? { ...result, print: tree(node, result.head, parts).print } : result
  }

  #specifiers(node: SyntaxNode): Tree {
    const named = nodesAt(node, 'specifiers').filter((one) => /^(?:Import|Export)Specifier$/.test(one.type))
    const others = childrenOf(node).filter(([, one]) => !named.includes(one))
    const brace = this.text.indexOf('{', node.start)
    const end = nodeAt(node, 'source')?.start ?? node.end
    if (brace < 0 || brace >= end) return this.#fixed(node, others)
    const close = this.text.indexOf('}', named.at(-1)?.end ?? brace)
    const items = named.map((one) => {
      const [outer, inner] = one.type === 'ImportSpecifier' ? ['imported', 'local'] : ['exported', 'local']
      const [other, own] = [nodeAt(one, outer), nodeAt(one, inner)]
      const local = own === undefined ? '' : keyName(own)
      return tree(
        one,
        `${other === undefined ? '' : keyName(other)} ${this.names.get(local) ?? local} ${one['importKind'] ?? one['exportKind']}`,
        new Map(),
      )
    })
    return this.#fixed(node, others, { kind: 'commas', open: brace + 1, close, items })
  }

  /** `a.b(c).d` as its root `a` and the links `.b(c)` and `.d`. */
  #chain(node: SyntaxNode): Tree {
    const links: Tree[] = []
    let at = node
    for (;;) {
      const call = at.type === 'CallExpression' ? at : undefined
      const callee: SyntaxNode | undefined = call === undefined ? at : nodeAt(call, 'callee')
      const member = callee?.type === 'MemberExpression' ? callee : undefined
      const inner = member === undefined ? callee : nodeAt(member, 'object')
      if (inner === undefined || (call === undefined && member === undefined)) break
      links.unshift(this.#link(inner.end, at.end, member, call))
      at = inner
      if (at.type !== 'CallExpression' && at.type !== 'MemberExpression') break
    }
    const root = this.build(at)
    const open = links[0]?.start ?? root.end
    return tree({ ...node, type: 'Chain' }, '', new Map([['root', root]]), { kind: 'links', open, close: node.end, items: links })
  }

  #link(from: number, end: number, member: SyntaxNode | undefined, call: SyntaxNode | undefined): Tree {
    const property = member === undefined ? undefined : nodeAt(member, 'property')
    const computed = member?.['computed'] === true
    const name = property === undefined ? '' : computed ? '[]' : `.${keyName(property)}`
    const types = call === undefined ? undefined : nodeAt(call, 'typeArguments')
    const parts = new Map<string, Tree>()
    if (property !== undefined && computed) parts.set('property', this.build(property))
    if (types !== undefined) parts.set('types', this.build(types))
    const optional = call?.['optional'] === true || member?.['optional'] === true ? '?' : ''
    const nameEnd = types?.end ?? (computed ? (member?.end ?? from) : (property?.end ?? from))
    const start = member === undefined ? this.#skip(from, types === undefined ? '(' : '<') : this.#skip(from, computed ? '[' : '.')
    const open = call === undefined ? nameEnd : this.#skip(nameEnd, '(') + 1
    const list: List | undefined =
      call === undefined
        ? undefined
        : { kind: 'arguments', open, close: end - 1, items: nodesAt(call, 'arguments').map((one) => this.build(one)) }
    const link = tree({ type: 'Link', start, end }, `${name}${optional}`, parts, list)
    return property === undefined || computed ? link : { ...link, headEnd: property.end }
  }

  /** The next of a character that is not in a comment. */
  #skip(from: number, wanted: string): number {
    for (let at = from; at < this.text.length; at++) {
      if (this.text.startsWith('//', at)) at = this.text.indexOf('\n', at)
      else if (this.text.startsWith('/*', at)) at = this.text.indexOf('*/', at) + 1
      else if (this.text.startsWith(wanted, at) || this.text.startsWith('?.', at)) return at
    }
    return from
  }

  #slice(node: SyntaxNode): string {
    return this.text.slice(node.start, node.end)
  }
}

function tree({ type, start, end }: SyntaxNode, head: string, parts: ReadonlyMap<string, Tree>, list?: List): Tree {
  const inner = [...Array.from(parts, ([key, one]) => `${key.replace(/\.\d+$/, '')}=${one.print}`)].join(' ')
  const items = list === undefined ? '' : `[${list.items.map((one) => one.print).join(',')}]`
  return { type, start, end, head, parts, print: `${type}<${head}>(${inner})${items}`, ...(list !== undefined && { list }) }
}

function keyName(key: SyntaxNode): string {
  return String(key.type === 'Literal' ? key['value'] : key['name'])
}

/** The scalars of a node that differ from what almost every node has. */
function headOf(node: SyntaxNode): string {
  return Object.entries(node)
    .flatMap(([key, value]) => {
      if (SILENT.has(key) || typeof value === 'object' || value === false || value === undefined) return []
      return [`${key}:${String(value)}`]
    })
    .join(' ')
}
