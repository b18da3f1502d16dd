import type { NamedSchema } from '../model/model.js'
import type { Question, ReadUnits } from './read-units.js'
import { isRecord, own } from './record.js'
import { placeOf, type References, samePlace } from './references.js'
import type { SchemaNaming, SchemaReader } from './schema-reader.js'
import { childOf, originOf, type SourceNode } from './source-file.js'
import { keyOf, UniqueNames } from './unique-names.js'

/** The named schemas of the model: those of the document under their names, and whatever else references point at. */
export class SchemaRegistry implements SchemaNaming {
  readonly #names = new UniqueNames()
  readonly #queue: { readonly name: string; readonly node: SourceNode }[] = []

  constructor(
    private readonly references: References,
    private readonly units: ReadUnits,
  ) {}

  /** Registers the named schemas of the entry document. */
  seed(components: SourceNode | undefined): void {
    if (!isRecord(components?.value)) return
    const nodes = Object.keys(components.value).flatMap((name) => {
      const node = childOf(components, name)
      return node === undefined ? [] : [{ name, node }]
    })
    for (const { name, node } of nodes) this.#names.claim(node, name)
    for (const { name, node } of nodes) this.#queue.push({ name, node: this.#standIn(name, node) })
  }

  /** A component that is nothing but a reference to something nameless lends it its name. */
  #standIn(name: string, node: SourceNode): SourceNode {
    if (!isBareReference(node)) return node
    const target = this.references.find(String(node.value.$ref), node, node.pointer)
    const end = target && this.canonical(target)
    if (end === undefined || this.#names.get(end) !== undefined) return node
    this.#names.claim(end, name)
    return end
  }

  nameOf(target: SourceNode): string {
    const known = this.#names.get(target)
    const name = known ?? this.#names.give(target)
    if (known === undefined) this.#queue.push({ name, node: target })
    if (this.units.listens) this.units.asked(isNamed(placeOf(target), name))
    return name
  }

  canonical(target: SourceNode): SourceNode | undefined {
    const end = this.units.quietly(() => this.#canonical(target))
    if (end === undefined) this.units.lose()
    else if (this.units.listens) this.units.asked(endsAt(placeOf(target), placeOf(end)))
    return end
  }

  #canonical(target: SourceNode): SourceNode | undefined {
    let at = target
    const seen = new Set<string>()
    while (this.#names.get(at) === undefined && isBareReference(at)) {
      if (seen.has(keyOf(at))) return undefined
      seen.add(keyOf(at))
      const next = this.references.behind(at)
      if (next === undefined) return at
      at = next
    }
    return at
  }

  /** Converts what is registered, and what turns up on the way, until nothing is left. */
  drain(reader: SchemaReader, schemas: Map<string, NamedSchema>): void {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const { name, node } = next
      const read = (): NamedSchema => ({ name, schema: reader.read(node), origin: originOf(node) })
      schemas.set(name, this.units.of(node, [name], isNamedSchema, read))
    }
  }
}

function isNamedSchema(result: unknown): result is NamedSchema {
  return typeof result === 'object' && result !== null && 'schema' in result
}

function isNamed(place: ReturnType<typeof placeOf>, name: string): Question {
  return ({ references, naming }) => {
    const target = references.at(place.file, place.pointer)
    return target !== undefined && naming.nameOf(target) === name
  }
}

function endsAt(from: ReturnType<typeof placeOf>, to: ReturnType<typeof placeOf>): Question {
  return ({ references, naming }) => {
    const target = references.at(from.file, from.pointer)
    const end = target && naming.canonical(target)
    return end !== undefined && samePlace(end, to)
  }
}

function isBareReference(node: SourceNode): node is SourceNode & { readonly value: { readonly $ref: string } } {
  return isRecord(node.value) && typeof own(node.value, '$ref') === 'string' && Object.keys(node.value).length === 1
}
