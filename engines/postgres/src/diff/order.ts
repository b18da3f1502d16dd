/** One thing that a plan does. */
export interface Node {
  readonly key: string
  /** Smaller ones go first where nothing else decides; keys decide among equals, so that the order is always the same. */
  readonly weight: readonly [number, number]
  readonly after: Set<string>
}

/** Sorts so that everything comes after what it must come after. A circle is cut at its lightest node. */
export function inOrder<N extends Node>(nodes: ReadonlyMap<string, N>): N[] {
  const waiting = new Map<string, number>()
  const followers = new Map<string, string[]>()
  for (const node of nodes.values()) {
    let count = 0
    for (const before of node.after) {
      if (before === node.key || !nodes.has(before)) continue
      count++
      const list = followers.get(before)
      if (list === undefined) followers.set(before, [node.key])
      else list.push(node.key)
    }
    waiting.set(node.key, count)
  }
  const heap = new Heap<N>(lighter)
  for (const node of nodes.values()) if (waiting.get(node.key) === 0) heap.push(node)
  const sorted: N[] = []
  const done = new Set<string>()
  while (sorted.length < nodes.size) {
    const next = heap.pop() ?? [...nodes.values()].filter((node) => !done.has(node.key)).sort((a, b) => (lighter(a, b) ? -1 : 1))[0]
    if (next === undefined) break
    if (done.has(next.key)) continue
    done.add(next.key)
    sorted.push(next)
    for (const key of followers.get(next.key) ?? []) {
      const left = (waiting.get(key) ?? 0) - 1
      waiting.set(key, left)
      const node = nodes.get(key)
      if (left === 0 && node !== undefined && !done.has(key)) heap.push(node)
    }
  }
  return sorted
}

function lighter(a: Node, b: Node): boolean {
  if (a.weight[0] !== b.weight[0]) return a.weight[0] < b.weight[0]
  if (a.weight[1] !== b.weight[1]) return a.weight[1] < b.weight[1]
  return a.key < b.key
}

/** A binary heap: the lightest item comes out first. */
class Heap<T> {
  readonly #items: T[] = []
  constructor(readonly less: (a: T, b: T) => boolean) {}

  push(item: T): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (!this.#swapIfLess(at, up)) break
      at = up
    }
  }

  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (items.length === 0 || last === undefined) return top
    items[0] = last
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      const right = left + 1
      const child = right < items.length && this.#isLess(right, left) ? right : left
      if (child >= items.length || !this.#swapIfLess(child, at)) break
      at = child
    }
    return top
  }

  #isLess(one: number, other: number): boolean {
    const [a, b] = [this.#items[one], this.#items[other]]
    return a !== undefined && b !== undefined && this.less(a, b)
  }

  #swapIfLess(one: number, other: number): boolean {
    const [a, b] = [this.#items[one], this.#items[other]]
    if (a === undefined || b === undefined || !this.less(a, b)) return false
    this.#items[one] = b
    this.#items[other] = a
    return true
  }
}
