import type { Finding } from '../diagnostics/finding.js'
import { malformedReference, referenceCycle, wrongTargetKind } from '../diagnostics/reading-references.js'
import {
  booleanBound,
  booleanRequired,
  dynamicReference,
  emptyEnum,
  keywordIgnored,
  notASchema,
  nullableInNewVersion,
  siblingsIgnored,
} from '../diagnostics/reading-schemas.js'
import { type JsonSchema, type SchemaObject, schemaRef } from '../model/schema.js'
import { convertExclusive } from './bounds.js'
import { convertDiscriminator } from './discriminators.js'
import { impliedType } from './implied-type.js'
import { acceptNull } from './nullable.js'
import type { ReadUnits } from './read-units.js'
import { isRecord, type JsonRecord, own } from './record.js'
import type { References } from './references.js'
import type { Reporter } from './reporter.js'
import { SchemaDraft } from './schema-draft.js'
import { type JsonPath, SchemaFrame } from './schema-frame.js'
import { IDENTIFYING, isAnnotation, isKnownType, KEYWORDS } from './schema-keywords.js'
import { readType } from './schema-type.js'
import { isFine, readKeyword } from './schema-values.js'
import type { SourceNode } from './source-file.js'
import type { TypelessSchemas } from './typeless-schemas.js'

/** Where schemas get their names. */
export interface SchemaNaming {
  /** The name of the schema at a place; asking for it makes the schema part of the model. */
  nameOf(target: SourceNode): string
  /** The last target of a chain of references that says nothing else, or undefined when the chain is a circle. */
  canonical(target: SourceNode): SourceNode | undefined
}

/** The component kinds that are no schemas: a schema's `$ref` to one of them is a mistake. */
const OTHER_KINDS = 'parameters|responses|requestBodies|headers|examples|links|callbacks|securitySchemes|pathItems'
const OTHER_COMPONENT = new RegExp(`^/(?:components/(?:${OTHER_KINDS})|parameters|responses|securityDefinitions)/[^/]+$`)

/** Converts schemas of all dialects to JSON Schema 2020-12. Each schema object is converted once, into one of its own: what was parsed stays. */
export class SchemaReader {
  readonly #done = new Map<object, JsonRecord>()
  #frame: SchemaFrame | undefined

  constructor(
    private readonly references: References,
    private readonly reporter: Reporter,
    private readonly naming: SchemaNaming,
    private readonly typeless: TypelessSchemas,
    private readonly units: ReadUnits,
  ) {}

  /** The schema at a node, for the model. */
  read(node: SourceNode): JsonSchema {
    const outer = this.#frame
    this.#frame = new SchemaFrame(node)
    try {
      return asSchema(this.#convert(node.value, this.#frame, false))
    } finally {
      this.#frame = outer
    }
  }

  #convert(value: unknown, frame: SchemaFrame, negated: boolean): JsonRecord | boolean {
    if (typeof value === 'boolean') return value
    if (!isRecord(value)) {
      this.reporter.report(notASchema(value), frame.here())
      return true
    }
    const done = this.#done.get(value)
    if (done !== undefined) {
      // What was asked for it was asked by another part of the document.
      this.units.lose()
      return done
    }
    const copy = { ...value }
    // Marked before it is done: a YAML alias may lead back here.
    this.#done.set(value, copy)
    const converted =
      Object.hasOwn(value, '$ref') || Object.hasOwn(value, '$dynamicRef')
        ? this.#reference(copy, frame, negated)
        : this.#keywords(copy, frame, negated)
    if (typeof converted !== 'boolean') this.#done.set(value, converted)
    return converted
  }

  #reference(schema: JsonRecord, frame: SchemaFrame, negated: boolean): JsonRecord | boolean {
    const keyword = Object.hasOwn(schema, '$ref') ? '$ref' : '$dynamicRef'
    const ref = schema[keyword]
    if (keyword === '$dynamicRef') this.reporter.report(dynamicReference(), frame.here(keyword))
    if (typeof ref !== 'string') {
      this.reporter.report(malformedReference(ref), frame.here(keyword))
      return true
    }
    const target = this.references.resolve(ref, frame.node(schema), frame.root.pointer, true)
    if (target === undefined) return true
    const end = this.naming.canonical(target)
    if (end === undefined) {
      this.reporter.report(referenceCycle(ref), frame.here(keyword))
      return true
    }
    if (OTHER_COMPONENT.test(end.pointer)) {
      this.reporter.report(wrongTargetKind(ref, 'a schema'), frame.here(keyword))
      return true
    }
    return this.#named(schema, keyword, end, frame, negated)
  }

  /** A reference by name, with what may stand beside it. */
  #named(schema: JsonRecord, keyword: string, target: SourceNode, frame: SchemaFrame, negated: boolean): JsonRecord {
    const $ref = schemaRef(this.naming.nameOf(target))
    const siblings = Object.keys(schema).filter((key) => key !== keyword)
    if (siblings.length === 0) return { $ref }
    if (frame.root.file.dialect === '3.1')
      return { $ref, ...this.#keywords(Object.fromEntries(siblings.map((key) => [key, schema[key]])), frame, negated) }
    const ignored = siblings.filter((key) => !isAnnotation(key))
    if (ignored.length > 0) this.reporter.report(siblingsIgnored(ignored), frame.here(keyword))
    const kept = Object.fromEntries(siblings.filter((key) => isAnnotation(key) && key !== 'default').map((key) => [key, schema[key]]))
    return { $ref, ...this.#keywords(kept, frame, negated) }
  }

  #keywords(schema: JsonRecord, frame: SchemaFrame, negated: boolean): JsonRecord {
    const draft = new SchemaDraft(schema)
    const report = (finding: Finding, ...path: JsonPath): void => this.reporter.report(finding, frame.here(...path))
    let special = false
    for (const key of Object.keys(schema)) {
      const kind = KEYWORDS.get(key)
      if (kind === undefined) continue
      if (kind === 'special') special ||= key !== 'type' || !isKnownType(schema.type)
      else if (key === 'items' && Array.isArray(schema.items)) {
        special = true
        this.#items(ownList(schema, key, schema.items), key, frame, negated)
      } else if (kind === 'schema') this.#child(schema, key, frame, negated || key === 'not')
      else if (kind === 'schemas') this.#list(draft, key, frame, negated)
      else if (kind === 'schema map') this.#map(draft, key, frame, negated)
      else if (!isFine(key, schema[key], kind))
        special = !readKeyword(draft, key, kind, (ref) => this.#text(ref, frame, key), report) || special
    }
    if (special) this.#special(draft, frame, report)
    const implied = schema.type === undefined && !negated ? impliedType(draft) : undefined
    if (implied !== undefined) {
      if (frame.root.file.dialect === '3.1') this.typeless.add(frame)
      else draft.set('type', implied)
    }
    return special ? this.#nullable(draft, frame.root.file.dialect === '3.1', report) : draft.finish()
  }

  /** Keywords that other versions write in another way. Most schemas have none of them. */
  #special(draft: SchemaDraft, frame: SchemaFrame, report: (finding: Finding, ...path: JsonPath) => void): void {
    const { source } = draft
    const { dialect } = frame.root.file
    if (draft.has('type')) {
      const reading = readType(source.type, dialect === '2.0')
      if (reading.change) {
        if (reading.finding !== undefined) report(reading.finding, 'type')
        draft.set('type', reading.type)
        if (reading.format !== undefined) draft.set('format', reading.format)
      }
    }
    for (const exclusive of ['exclusiveMinimum', 'exclusiveMaximum'] as const) {
      if (convertExclusive(draft, exclusive) && dialect === '3.1') report(booleanBound(exclusive), exclusive)
    }
    if (draft.has('example')) {
      draft.set('examples', Array.isArray(source.examples) ? source.examples : [source.example])
      draft.drop('example')
    }
    if (typeof source.required === 'boolean') {
      if (source.required) report(booleanRequired(), 'required')
      draft.drop('required')
    }
    if (draft.has('discriminator')) convertDiscriminator(draft, { references: this.references, naming: this.naming, frame, report })
    if (Array.isArray(source.enum) && source.enum.length === 0) {
      report(emptyEnum(dialect === '3.1'), 'enum')
      draft.drop('enum')
      if (dialect === '3.1') draft.set('not', {})
    }
    for (const keyword of IDENTIFYING) draft.drop(keyword)
    if (Array.isArray(source.items)) this.#tuple(draft, source.items)
  }

  #nullable(draft: SchemaDraft, isNew: boolean, report: (finding: Finding, ...path: JsonPath) => void): JsonRecord {
    const spelling = draft.get('nullable') === true ? 'nullable' : draft.get('x-nullable') === true ? 'x-nullable' : undefined
    draft.drop('nullable')
    if (spelling !== undefined) draft.drop('x-nullable')
    if (spelling === 'nullable' && isNew) report(nullableInNewVersion(), spelling)
    return spelling === undefined ? draft.finish() : acceptNull(draft.finish())
  }

  #child(parent: JsonRecord, key: string, frame: SchemaFrame, negated: boolean): void {
    frame.path.push(key)
    const converted = this.#convert(parent[key], frame, negated)
    frame.path.pop()
    if (converted !== parent[key]) parent[key] = converted
  }

  #list(draft: SchemaDraft, key: string, frame: SchemaFrame, negated: boolean): void {
    const list = draft.get(key)
    if (Array.isArray(list) && list.length > 0) this.#items(ownList(draft.source, key, list), key, frame, negated)
    else {
      if (!Array.isArray(list)) this.reporter.report(keywordIgnored(key, 'a list of schemas'), frame.here(key))
      draft.drop(key)
    }
  }

  #items(list: unknown[], key: string, frame: SchemaFrame, negated: boolean): void {
    for (const [index, item] of list.entries()) {
      frame.path.push(key, index)
      list[index] = this.#convert(item, frame, negated)
      frame.path.length -= 2
    }
  }

  #map(draft: SchemaDraft, key: string, frame: SchemaFrame, negated: boolean): void {
    const map = draft.get(key)
    if (!isRecord(map)) {
      this.reporter.report(keywordIgnored(key, 'an object of schemas'), frame.here(key))
      draft.drop(key)
    } else if (typeof own(map, '$ref') === 'string') this.#referencedMap(draft, key, map, frame)
    else {
      const copy = { ...map }
      draft.set(key, copy)
      frame.path.push(key)
      for (const name of Object.keys(copy)) this.#child(copy, name, frame, negated)
      frame.path.pop()
    }
  }

  /** `properties: {$ref: …}` is not in any specification, but in real documents: the map that it leads to is meant. */
  #referencedMap(draft: SchemaDraft, key: string, map: JsonRecord, frame: SchemaFrame): void {
    const target = this.references.resolve(map.$ref, { ...frame.node(map), pointer: frame.here(key).pointer }, frame.root.pointer)
    const wrapper = target === undefined ? undefined : this.read({ ...target, value: { [key]: target.value } })
    draft.set(key, isRecord(wrapper) ? wrapper[key] : undefined)
  }

  /** The tuple form of `items` of older drafts is `prefixItems` now. */
  #tuple(draft: SchemaDraft, items: readonly unknown[]): void {
    if (items.length > 0 && !draft.has('prefixItems')) draft.set('prefixItems', items)
    draft.set('items', draft.get('additionalItems'))
    draft.drop('additionalItems')
  }

  #text(ref: JsonRecord, frame: SchemaFrame, key: string): string | undefined {
    const target = this.references.resolve(ref.$ref, { ...frame.node(ref), pointer: frame.here(key).pointer })
    return typeof target?.value === 'string' ? target.value : undefined
  }
}

/** A copy of a list, in the place of the list. */
function ownList(parent: JsonRecord, key: string, list: readonly unknown[]): unknown[] {
  const copy = [...list]
  parent[key] = copy
  return copy
}

/** A converted schema: every keyword that {@link SchemaObject} declares was checked on the way. */
function isSchemaObject(value: JsonRecord | boolean): value is SchemaObject & JsonRecord {
  return typeof value !== 'boolean'
}

function asSchema(value: JsonRecord | boolean): JsonSchema {
  return isSchemaObject(value) ? value : value === true
}
