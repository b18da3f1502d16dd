import { childOf, type SourceNode } from './source-file.js'

/** The node of an object somewhere below a node, found by identity. */
export function pointerTo(root: SourceNode, wanted: object): SourceNode | undefined {
  const open: SourceNode[] = [root]
  const seen = new Set<object>()
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value } = node
    if (value === wanted) return node
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    for (const key of Object.keys(value).reverse()) {
      const child = childOf(node, key)
      if (child !== undefined && typeof child.value === 'object') open.push(child)
    }
  }
  return undefined
}
