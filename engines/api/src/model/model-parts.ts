import { z } from 'zod'
import type { ApiModel, NamedSchema, Operation } from './model.js'
import { factsData, operationData, schemaData } from './model-data.js'
import * as file from './model-file.js'

/** A part of a model that is kept for itself. */
export type ModelPart =
  | { readonly kind: 'facts'; readonly facts: Omit<ApiModel, 'operations' | 'schemas'> }
  | { readonly kind: 'order'; readonly operations: readonly string[]; readonly schemas: readonly string[] }
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'schema'; readonly schema: NamedSchema }

const Order = z.object({ operations: z.array(z.string()), schemas: z.array(z.string()) })

/** The parts of a model, by names of their own. */
export function partsOfModel({ operations, schemas, ...facts }: ApiModel): ReadonlyMap<string, ModelPart> {
  return new Map<string, ModelPart>([
    ['facts', factsOnce(facts)],
    ['order', { kind: 'order', operations: operations.map(({ id }) => id), schemas: [...schemas.keys()] }],
    ...operations.map((operation): [string, ModelPart] => [
      `operation ${operation.id}`,
      partOnce(operation, { kind: 'operation', operation }),
    ]),
    ...Array.from(schemas, ([name, schema]): [string, ModelPart] => [`schema ${name}`, partOnce(schema, { kind: 'schema', schema })]),
  ])
}

const parts = new WeakMap<object, ModelPart>()

/** The same node is the same part. */
function partOnce(node: object, part: ModelPart): ModelPart {
  const known = parts.get(node) ?? part
  parts.set(node, known)
  return known
}

/** The model of its parts; undefined where one is missing. */
export function modelOfParts(parts: ReadonlyMap<string, ModelPart>): ApiModel | undefined {
  const [facts, order] = [parts.get('facts'), parts.get('order')]
  if (facts?.kind !== 'facts' || order?.kind !== 'order') return undefined
  const operations: Operation[] = []
  for (const id of order.operations) {
    const part = parts.get(`operation ${id}`)
    if (part?.kind !== 'operation') return undefined
    operations.push(part.operation)
  }
  const schemas = new Map<string, NamedSchema>()
  for (const name of order.schemas) {
    const part = parts.get(`schema ${name}`)
    if (part?.kind !== 'schema') return undefined
    schemas.set(name, part.schema)
  }
  return { ...facts.facts, operations, schemas }
}

type Facts = Omit<ApiModel, 'operations' | 'schemas'>

/** By what no code comes of: that is most of them. */
const knownFacts = new WeakMap<object, ModelPart & { readonly kind: 'facts' }>()

/** Facts of the same nodes are the same part. */
function factsOnce(facts: Facts): ModelPart {
  const known = knownFacts.get(facts.rest)
  if (known !== undefined && sameNodes(known.facts, facts)) return known
  const part = { kind: 'facts', facts } as const
  knownFacts.set(facts.rest, part)
  return part
}

function sameNodes(one: Facts, other: Facts): boolean {
  const { info, servers, tags, securitySchemes, rest } = one
  return (
    info === other.info &&
    servers === other.servers &&
    tags === other.tags &&
    securitySchemes === other.securitySchemes &&
    rest === other.rest
  )
}

const texts = new WeakMap<object, string>()

/** A part as JSON. It is printed once: there are many, and few of them change. */
export function printPart(part: ModelPart): string {
  if (part.kind === 'order') return JSON.stringify({ operations: part.operations, schemas: part.schemas })
  const node = part.kind === 'facts' ? part : part.kind === 'operation' ? part.operation : part.schema
  const text = texts.get(node) ?? JSON.stringify(dataOf(part))
  texts.set(node, text)
  return text
}

function dataOf(part: Exclude<ModelPart, { kind: 'order' }>): object {
  if (part.kind === 'facts') return factsData(part.facts)
  return part.kind === 'operation' ? operationData(part.operation) : schemaData(part.schema)
}

/**
 * The part that was printed under a name; undefined for names that no part has.
 *
 * @throws ZodError where it is none
 */
export function parsePart(name: string, data: unknown): ModelPart | undefined {
  if (name === 'facts') return { kind: 'facts', facts: file.Facts.parse(data) }
  if (name === 'order') return { kind: 'order', ...Order.parse(data) }
  if (name.startsWith('operation ')) return { kind: 'operation', operation: file.Operation.parse(data) }
  return name.startsWith('schema ') ? { kind: 'schema', schema: file.NamedSchema.parse(data) } : undefined
}
