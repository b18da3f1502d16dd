import { descendants, itemsOf, type Tree } from './tree.js'

/** Names that a statement declares, exports under another name, or imports. */
export function declaredNames(tree: Tree): readonly string[] {
  const inner = tree.parts.get('declaration')
  if (inner !== undefined) return declaredNames(inner)
  if (tree.type === 'VariableDeclaration') return [...tree.parts.values()].flatMap((one) => nameOf(one.parts.get('id')))
  if (tree.type === 'ImportDeclaration')
    return [...itemsOf(tree).map(localName), ...[...tree.parts.values()].flatMap((one) => nameOf(one.parts.get('local')))]
  return nameOf(tree.parts.get('id'))
}

/** `imported local kind` */
export function localName(specifier: Tree): string {
  return specifier.head.split(' ')[1] ?? ''
}

function nameOf(id: Tree | undefined): readonly string[] {
  return id?.type === 'Identifier' ? [id.head] : []
}

/** A statement without `export`, which says what it is whether or not it is exported. */
export function withoutExport(tree: Tree): Tree {
  return tree.parts.get('declaration') ?? tree
}

const TYPES = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'])

/** By what a thing is found again, the surest first. */
export function keysOf(tree: Tree, kind: string): readonly string[] {
  if (kind === 'statements') return statementKeys(tree)
  if (kind === 'commas' || kind === 'members') {
    if (tree.type === 'ImportSpecifier' || tree.type === 'ExportSpecifier') return [`name:${tree.head.split(' ')[0]}`]
    if (tree.type === 'Property' || tree.type === 'TSPropertySignature') return [`key:${tree.head.split('" ')[0]}`]
    if (tree.type === 'ObjectExpression')
      return [
        tree.print,
        `object:${itemsOf(tree)
          .map((one) => one.head)
          .join()}`,
      ]
  }
  if (kind === 'links') return [tree.head]
  if (kind === 'arguments') return [tree.print, `${tree.type} ${tree.type === 'Chain' ? calleeOf(tree) : ''}`]
  return [tree.print]
}

function statementKeys(tree: Tree): readonly string[] {
  if (tree.type === 'ImportDeclaration') {
    const source = tree.parts.get('source')?.head ?? ''
    return [`import${tree.list === undefined && tree.parts.size > 1 ? ` ${[...tree.parts.values()][0]?.type}` : ''} ${source}`]
  }
  const names = declaredNames(tree)
  if (names.length > 0) return [`${TYPES.has(withoutExport(tree).type) ? 'type' : 'value'} ${names[0]}`]
  if (tree.type === 'ExportNamedDeclaration') {
    const exported = itemsOf(tree).map((one) => one.head.split(' ')[0])
    return [`export ${exported.join()} ${tree.parts.get('source')?.head ?? ''}`]
  }
  return [...routeKeys(tree), tree.print]
}

/** A route is known by its contract, then by its handler, then by its address. */
function routeKeys(tree: Tree): readonly string[] {
  const call = routeCall(tree)
  if (call === undefined) return []
  const member = (namespace: string): string => {
    for (const one of descendants(tree)) {
      const [first, ...others] = itemsOf(one)
      if (one.type === 'Chain' && one.parts.get('root')?.head === namespace && first !== undefined && others.length === 0)
        return `${namespace}${first.head}`
    }
    return ''
  }
  return [member('contract'), member('handlers'), `${call.method} ${call.path}`]
}

export interface RouteCall {
  readonly router: string
  readonly method: string
  readonly path: string
}

/** `router.method('path', …)`, awaited or not. */
export function routeCall(statement: Tree): RouteCall | undefined {
  const expression = statement.parts.get('expression')
  const chain = expression?.type === 'AwaitExpression' ? expression.parts.get('argument') : expression
  const [link, ...others] = itemsOf(chain)
  const [path] = itemsOf(link)
  if (chain?.type !== 'Chain' || link === undefined || others.length > 0 || path?.type !== 'Literal') return undefined
  return { router: chain.parts.get('root')?.head ?? '', method: link.head, path: path.head }
}

function calleeOf(chain: Tree): string {
  return `${chain.parts.get('root')?.head ?? ''}${itemsOf(chain)
    .filter((one) => one.list === undefined)
    .map((one) => one.head)
    .join('')}`
}

/** What a reader would call a thing, in a message; empty for what has no name. */
export function labelOf(tree: Tree): string {
  const call = routeCall(tree)
  if (call !== undefined) return `${call.router}${call.method}('${call.path.slice(1, -1)}')`
  if (tree.type === 'Property' || tree.type === 'TSPropertySignature') return keyLabel(tree.head)
  if (tree.type === 'Link') return tree.list === undefined || tree.head === '' ? tree.head.slice(1) : `${tree.head.slice(1)}()`
  if (tree.type === 'ImportDeclaration') return `import ${tree.parts.get('source')?.head.replaceAll('"', "'") ?? ''}`
  return declaredNames(tree)[0] ?? ''
}

function keyLabel(head: string): string {
  return head.slice(1, head.indexOf('" ')).replaceAll('\\"', '"')
}
