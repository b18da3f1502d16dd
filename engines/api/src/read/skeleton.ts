import { join } from './json-pointer.js'
import { isRecord, type JsonRecord, own } from './record.js'
import type { References } from './references.js'
import { SHAPES, type Shape } from './skeleton-shapes.js'
import { childOf, type SourceNode } from './source-file.js'
import { keyOf } from './unique-names.js'

/** A copy of a document small enough to be checked as a whole: no schemas, examples, long texts, extensions or references. */
export interface Skeleton {
  readonly document: JsonRecord
  /** Where what stands at a pointer of the skeleton really is, for the parts that are somewhere else in the source. */
  readonly moved: ReadonlyMap<string, SourceNode>
}

/** Parts of skeletons by the values that they were made of, for those that nothing else has a say in. */
export type KnownSkeletons = WeakMap<object, { readonly shape: string; readonly part: unknown }>

/**
 * Makes the skeleton of a document. Parts in other files are taken in where they are first used.
 *
 * @param known parts that were made before
 */
export function makeSkeleton(entry: SourceNode, references: References, known: KnownSkeletons = new WeakMap()): Skeleton {
  const builder = new SkeletonBuilder(references, entry.file.path, known)
  const document = builder.build(entry, 'document', '')
  return { document: isRecord(document) ? document : {}, moved: builder.moved }
}

class SkeletonBuilder {
  readonly moved = new Map<string, SourceNode>()
  readonly #used = new Set<string>()
  /** How often something else than the value itself had a say. */
  #elsewhere = 0

  constructor(
    private readonly references: References,
    private readonly entry: string,
    private readonly known: KnownSkeletons,
  ) {}

  build(node: SourceNode, shapeName: string, pointer: string): unknown {
    if (shapeName === 'schema') return {}
    if (shapeName === 'text') return typeof node.value === 'string' || isRecord(node.value) ? '' : node.value
    const shape = SHAPES[shapeName]
    if (shape === undefined) return this.#raw(node.value, 0)
    if (shapeName === 'items') return shape.standIn
    const { value } = node
    if (isRecord(value) && typeof own(value, '$ref') === 'string') return this.#behind(node, String(value.$ref), shapeName, pointer)
    if (Array.isArray(value)) {
      const { items } = shape
      return items === undefined ? value : value.map((_, index) => this.#child(node, index, items, join(pointer, index)))
    }
    if (!isRecord(value)) return value
    const before = this.known.get(value)
    if (before?.shape === shapeName) return before.part
    const elsewhere = this.#elsewhere
    const part = this.#record(node, value, shape, shapeName, pointer)
    if (this.#elsewhere === elsewhere) this.known.set(value, { shape: shapeName, part })
    return part
  }

  #record(node: SourceNode, value: JsonRecord, shape: Shape, shapeName: string, pointer: string): JsonRecord {
    // That a path parameter is required goes without saying, and kit says it itself.
    const implied = shapeName === 'parameter' && value.in === 'path' ? { required: true } : {}
    const members = Object.fromEntries(
      Object.keys(value).flatMap((key) => {
        if (key.startsWith('x-') || shapeName === 'noSchemas') return []
        const name = shape.members !== undefined && Object.hasOwn(shape.members, key) ? shape.members[key] : shape.others
        if (name === 'drop') return []
        return [this.#member(node, key, name ?? 'raw', shapeName, pointer)]
      }),
    )
    return { ...members, ...implied }
  }

  #member(node: SourceNode, key: string, shape: string, parent: string, pointer: string): [string, unknown] {
    // The validator stops at a path without a slash, of which kit warns itself.
    const written = parent === 'paths' && !key.startsWith('/') ? `/${key}` : key
    const below = join(pointer, written)
    const child = childOf(node, key)
    if (written !== key && child !== undefined) {
      this.moved.set(below, child)
      this.#elsewhere += 1
    }
    return [written, this.#child(node, key, shape, below)]
  }

  #child(node: SourceNode, key: string | number, shape: string, pointer: string): unknown {
    const child = childOf(node, key)
    return child === undefined ? undefined : this.build(child, shape, pointer)
  }

  #behind(node: SourceNode, ref: string, shapeName: string, pointer: string): unknown {
    // Most references are of this kind; that they lead somewhere was found out before.
    if (ref.startsWith('#/') && node.file.path === this.entry && SHAPES[shapeName]?.standIn !== undefined) return SHAPES[shapeName].standIn
    this.#elsewhere += 1
    const target = this.references.find(ref, node)
    if (target === undefined) return SHAPES[shapeName]?.standIn ?? {}
    const standIn = SHAPES[shapeName]?.standIn
    // Components of this file are checked where they stand. Parameters are small, and their names matter to other checks.
    if (standIn !== undefined && (target.file.path === this.entry || this.#used.has(keyOf(target)))) return standIn
    if (pointer.length > 2000) return {}
    this.#used.add(keyOf(target))
    this.moved.set(pointer, target)
    return this.build(target, shapeName, pointer)
  }

  /** Plain data, without references and extensions. */
  #raw(value: unknown, depth: number): unknown {
    if (depth > 12) return undefined
    if (Array.isArray(value)) return value.map((item) => this.#raw(item, depth + 1))
    if (!isRecord(value)) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) =>
        key === '$ref' || key.startsWith('x-') ? [] : [[key, this.#raw(member, depth + 1)]],
      ),
    )
  }
}
