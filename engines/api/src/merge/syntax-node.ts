import { visitorKeys } from 'oxc-parser'

/** A node of the parser, of any type. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'start' in value &&
    typeof value.start === 'number' &&
    'end' in value &&
    typeof value.end === 'number'
  )
}

export function nodeAt(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const value = node[key]
  return isNode(value) ? value : undefined
}

/** A list of nodes; empty where there is none, or where it has holes. */
export function nodesAt(node: SyntaxNode, key: string): readonly SyntaxNode[] {
  const value = node[key]
  return Array.isArray(value) && value.every(isNode) ? value : []
}

/** The nodes directly below one, by their keys; those of a list by key and index. */
export function childrenOf(node: SyntaxNode): readonly (readonly [string, SyntaxNode])[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const value = node[key]
    if (isNode(value)) return [[key, value] as const]
    if (!Array.isArray(value)) return []
    return value.flatMap((one, index) => (isNode(one) ? [[`${key}.${index}`, one] as const] : []))
  })
}
