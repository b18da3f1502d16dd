import { type Expression, type Node, type PropertyKey, visitorKeys } from 'oxc-parser'
import { isRecord } from '../read/record.js'
import type { FunctionLike } from './value.js'

/** The expression under what only TypeScript or the reader needs: `as const`, `satisfies T`, `!`, parentheses, `?.`, `await`. */
export function unwrap(node: Expression): Expression {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return unwrap(node.expression)
    case 'AwaitExpression':
      return unwrap(node.argument)
    default:
      return node
  }
}

/** The name of a property that is written out, also in quotes or as a number. */
export function keyName(key: PropertyKey, computed: boolean): string | undefined {
  if (key.type === 'Identifier') return computed ? undefined : key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value)
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined
  return undefined
}

export function isNode(value: unknown): value is Node {
  return isRecord(value) && typeof value['type'] === 'string'
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSDeclareFunction'])
export function isFunction(node: Node): node is FunctionLike {
  return FUNCTIONS.has(node.type)
}

/** The nodes directly below one, in the order of the source. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = []
  eachChild(node, (child) => children.push(child))
  return children
}

/** Does something with each of them. Counted loops: iterators over every node of a project are a tenth of all memory that is ever used. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  const keys = KEYS.get(node.type)
  // Names and literals are most of what there is.
  if (keys === undefined || keys.length === 0 || !isRecord(node)) return
  for (let index = 0; index < keys.length; index += 1) {
    const child = node[keys[index] ?? '']
    if (Array.isArray(child)) {
      for (let at = 0; at < child.length; at += 1) if (isNode(child[at])) visit(child[at])
    } else if (isNode(child)) visit(child)
  }
}

/**
 * The same with those that can do something when the program runs: no types, no names and literals, and no keys that are written out. Half of
 * all nodes are such.
 */
export function eachRunning(node: Node, visit: (child: Node) => void): void {
  const keys = RUNNING.get(node.type)
  if (keys === undefined || keys.length === 0 || !isRecord(node)) return
  const isNamed = node['computed'] === false
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? ''
    if (isNamed && (key === 'property' || key === 'key')) continue
    const child = node[key]
    if (Array.isArray(child)) {
      for (let at = 0; at < child.length; at += 1) if (isNode(child[at]) && runs(child[at])) visit(child[at])
    } else if (isNode(child) && runs(child)) visit(child)
  }
}

function runs({ type }: Node): boolean {
  return type !== 'Identifier' && type !== 'Literal'
}

const KEYS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(visitorKeys))
const OF_TYPES = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'superTypeArguments', 'returnType', 'implements'])
const RUNNING: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(visitorKeys).map(([type, keys]) => [type, keys.filter((key) => !OF_TYPES.has(key))]),
)
