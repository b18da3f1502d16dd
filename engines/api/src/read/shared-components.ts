import type { ReadUnits, Steps } from './read-units.js'
import { isRecord, own } from './record.js'
import { placeOf, type References } from './references.js'
import { childOf, type SourceNode } from './source-file.js'
import { keyOf, UniqueNames } from './unique-names.js'

/** The kinds of components, besides schemas, that operations use by reference. */
export type ComponentKind = 'parameters' | 'responses' | 'requestBodies' | 'headers'

/** A component, and what reading it asked and told. */
interface Read {
  readonly made: unknown
  readonly steps: Steps
}

/** Parameters, responses, bodies and headers that are used by `$ref`: read once, and named as the document names them. */
export class SharedComponents {
  readonly #names = new Map<ComponentKind, UniqueNames>()
  readonly #read = new Map<string, Read>()
  readonly #told = new Set<string>()

  constructor(
    private readonly references: References,
    entry: SourceNode,
    private readonly units: ReadUnits,
  ) {
    for (const kind of ['parameters', 'responses', 'requestBodies', 'headers'] as const) {
      const names = new UniqueNames()
      this.#names.set(kind, names)
      const components = entry.file.dialect === '2.0' ? childOf(entry, kind) : childNamed(entry, 'components', kind)
      if (components === undefined || !isRecord(components.value)) continue
      for (const name of Object.keys(components.value)) {
        const node = childOf(components, name)
        if (node !== undefined) names.claim(node, name)
      }
    }
  }

  /**
   * Reads a node, or takes what was read from the place its `$ref` leads to. Undefined when the reference leads nowhere (reported).
   *
   * @param variant what else the result depends on
   */
  read<T>(
    kind: ComponentKind,
    node: SourceNode,
    read: (node: SourceNode, component: string | undefined) => T,
    variant = '',
  ): T | undefined {
    if (!isRecord(node.value) || typeof own(node.value, '$ref') !== 'string') return read(node, undefined)
    const first = this.references.resolve(node.value.$ref, node)
    const end = first && this.references.follow(first)
    if (first === undefined || end === undefined) return undefined
    const key = `${kind} ${variant} ${keyOf(first)}`
    const known = this.#read.get(key)
    const name = this.#names.get(kind)?.give(first)
    if (known === undefined) {
      const { result, steps } = this.units.noting(() => read(end, name))
      const component = { made: result, steps }
      this.#read.set(key, component)
      this.#told.add(key)
      this.#note(kind, key, first, name, component)
      return result
    }
    this.#tell(key)
    this.units.repeat(known.steps)
    this.#note(kind, key, first, name, known)
    return remembered<T>(known)
  }

  /** Notes that a component was asked for, after all that reading it asks. */
  #note(kind: ComponentKind, key: string, first: SourceNode, name: string | undefined, component: Read): void {
    if (!this.units.listens) return
    const place = placeOf(first)
    this.units.asked(({ components, references }) => {
      const now = references.at(place.file, place.pointer)
      return now !== undefined && components.#names.get(kind)?.give(now) === name && components.#isStill(key, component)
    })
    this.units.told(({ components }) => components.#tell(key))
  }

  /** Whether a component is what it was before, so that nobody needs to read it. */
  #isStill(key: string, component: Read): boolean {
    const known = this.#read.get(key)
    if (known === undefined) this.#read.set(key, component)
    return known === undefined || known.made === component.made
  }

  /** What a component has to say is said once. */
  #tell(key: string): void {
    const known = this.#read.get(key)
    if (known === undefined || this.#told.has(key)) return
    this.#told.add(key)
    this.units.tell(known.steps)
  }
}

function childNamed(node: SourceNode, ...keys: readonly string[]): SourceNode | undefined {
  return keys.reduce<SourceNode | undefined>((at, key) => at && childOf(at, key), node)
}

function remembered<T>(known: unknown): T | undefined {
  return isRemembered<T>(known) ? known.made : undefined
}

function isRemembered<T>(known: unknown): known is { readonly made: T } {
  return typeof known === 'object' && known !== null && 'made' in known
}
