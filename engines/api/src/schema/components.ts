/**
 * The strongly connected components of a graph, each after those it points at (Tarjan 1972). No recursion: depth is no limit.
 *
 * @example
 * components(new Map([['a', ['b']], ['b', ['a']], ['c', ['a']]])) // [['b', 'a'], ['c']]
 */
export function components(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: string[][] = []
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const frames: { readonly node: string; next: number }[] = []

  const enter = (node: string) => {
    order.set(node, order.size)
    low.set(node, order.size - 1)
    stack.push(node)
    onStack.add(node)
    frames.push({ node, next: 0 })
  }
  const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to))
  const leave = (node: string) => {
    if (low.get(node) !== order.get(node)) return
    const component: string[] = []
    for (let one = stack.pop(); one !== undefined; one = one === node ? undefined : stack.pop()) {
      onStack.delete(one)
      component.push(one)
    }
    found.push(component)
  }

  for (const root of edges.keys()) {
    if (order.has(root)) continue
    enter(root)
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node } = frame
      const target = edges.get(node)?.[frame.next++]
      if (target === undefined) {
        frames.pop()
        const parent = frames.at(-1)
        if (parent !== undefined) lower(parent.node, low.get(node) ?? 0)
        leave(node)
      } else if (!order.has(target)) enter(target)
      else if (onStack.has(target)) lower(node, order.get(target) ?? 0)
    }
  }
  return found
}
