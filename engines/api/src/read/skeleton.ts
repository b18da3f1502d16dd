import { isRecord, type JsonRecord, own } from './record.js'
import { placeOf, type References } from './references.js'
import { type Followed, memberShape } from './skeleton-change.js'
import { SHAPES, type Shape } from './skeleton-shapes.js'
import { Spot } from './skeleton-spot.js'
import type { SourceNode } from './source-file.js'
import { keyOf } from './unique-names.js'

/** A copy of a document small enough to be checked as a whole: no schemas, examples, long texts, extensions, references, and nothing twice. */
export interface Skeleton {
  readonly document: JsonRecord
  /** Where what stands at a pointer of the skeleton really is, for the parts that are somewhere else in the source. */
  readonly moved: ReadonlyMap<string, SourceNode>
  /** The references that were followed, each once; undefined where one of them leads nowhere. */
  readonly followed: readonly Followed[] | undefined
}

/** Makes the skeleton of a document. Parts in other files are taken in where they are first used. */
export function makeSkeleton(entry: SourceNode, references: References): Skeleton {
  const builder = new SkeletonBuilder(references, entry.file.path)
  const document = builder.build(Spot.root(entry), 'document')
  return {
    document: isRecord(document) ? document : {},
    moved: builder.moved,
    followed: builder.isLost ? undefined : [...builder.followed.values()],
  }
}

/** References that lead deeper are not followed. */
const MAX_DEPTH = 100

class SkeletonBuilder {
  readonly moved = new Map<string, SourceNode>()
  readonly followed = new Map<string, Followed>()
  /** Whether a reference leads nowhere. */
  isLost = false
  readonly #used = new Set<string>()
  /** Parts that the skeleton has already. */
  readonly #seen = new Set<string>()

  constructor(
    private readonly references: References,
    private readonly entry: string,
  ) {}

  build(spot: Spot, shapeName: string): unknown {
    const { value } = spot
    if (shapeName === 'schema') return {}
    if (shapeName === 'text') return typeof value === 'string' || isRecord(value) ? '' : value
    const shape = SHAPES[shapeName]
    if (shape === undefined) return raw(value, 0)
    if (shapeName === 'items') return shape.standIn
    if (Array.isArray(value)) return shape.items === undefined ? value : this.#items(spot, value, shape.items)
    if (!isRecord(value)) return value
    if (typeof own(value, '$ref') === 'string') return this.#behind(spot, String(value.$ref), shapeName)
    const members = shapeName === 'noSchemas' ? {} : this.#members(spot, value, shapeName, shape)
    // That a path parameter is required goes without saying, and kit says it itself.
    if (shapeName === 'parameter' && value.in === 'path') members.required = true
    return members
  }

  #members(spot: Spot, value: JsonRecord, shapeName: string, shape: Shape): JsonRecord {
    const members: [string, unknown][] = []
    let repeated: string | undefined
    for (const key of Object.keys(value)) {
      if (key.startsWith('x-')) continue
      const name = memberShape(shape, key)
      if (name === 'drop') continue
      // The validator stops at a path without a slash, of which kit warns itself.
      const written = shapeName === 'paths' && !key.startsWith('/') ? `/${key}` : key
      const member: [string, unknown] = [written, this.#child(spot, value[key], key, name, written)]
      if (this.#isRepeated(name, key, member[1])) repeated = written
      else members.push(member)
    }
    // There has to be one response.
    if (members.length === 0 && repeated !== undefined && shapeName === 'responses') members.push([repeated, SHAPES.response?.standIn])
    return Object.fromEntries(members)
  }

  #items(spot: Spot, value: readonly unknown[], shape: string): readonly unknown[] {
    const items: unknown[] = []
    value.forEach((item, index) => {
      const built = this.#child(spot, item, index, shape, items.length)
      if (!this.#isRepeated(shape, '', built)) items.push(built)
    })
    return items
  }

  #child(outer: Spot, value: unknown, key: string | number, shape: string, written: string | number): unknown {
    const spot = outer.child(value, key, written)
    if (spot === undefined) return undefined
    if (spot.isMoved) this.moved.set(spot.pointer, spot.node)
    return this.build(spot, shape)
  }

  /** Whether a part says what another one has said: checking it once is enough. The validator wants to see every parameter of a path. */
  #isRepeated(shape: string, key: string, built: unknown): boolean {
    if (!isRecord(built)) return false
    if (shape !== 'response' && shape !== 'requestBody' && (shape !== 'parameter' || built.in === 'path')) return false
    const part = shape === 'parameter' && typeof built.name === 'string' ? { ...built, name: '' } : built
    const text = `${shape} ${key} ${JSON.stringify(part)}`
    const isKnown = this.#seen.has(text)
    this.#seen.add(text)
    return isKnown
  }

  #behind(spot: Spot, ref: string, shapeName: string): unknown {
    const standIn = SHAPES[shapeName]?.standIn
    // Most references are of this kind; that they lead somewhere was found out before.
    if (ref.startsWith('#/') && spot.file.path === this.entry && standIn !== undefined) return standIn
    const from = spot.node
    const target = this.references.find(ref, from)
    if (target === undefined) {
      this.isLost = true
      return standIn ?? {}
    }
    const { value } = target
    this.followed.set(`${ref} ${keyOf(from)} ${shapeName}`, { ref, from: placeOf(from), to: placeOf(target), value, shape: shapeName })
    // Components of this file are checked where they stand. Parameters are small, and their names matter to other checks.
    if (standIn !== undefined && (target.file.path === this.entry || this.#used.has(keyOf(target)))) return standIn
    if (spot.depth > MAX_DEPTH) return {}
    this.#used.add(keyOf(target))
    const behind = spot.behind(target)
    this.moved.set(behind.pointer, target)
    return this.build(behind, shapeName)
  }
}

/** Plain data, without references and extensions. */
function raw(value: unknown, depth: number): unknown {
  if (depth > 12) return undefined
  if (Array.isArray(value)) return value.map((item) => raw(item, depth + 1))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (key === '$ref' || key.startsWith('x-') ? [] : [[key, raw(member, depth + 1)]])),
  )
}
