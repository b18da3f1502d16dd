import fc from 'fast-check'
import {
  type ApiModel,
  HTTP_METHODS,
  type MediaType,
  type NamedSchema,
  type Operation,
  type Parameter,
  type Response,
} from '../model/model.js'
import type { JsonSchema, SchemaObject } from '../model/schema.js'

/** A change of a model, drawn at random: the numbers choose what and where. */
export type Change = readonly [kind: number, where: number, what: number]

/** Some changes, one after another. */
export const changes = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000)), { minLength: 1, maxLength: 4 })

const TEXTS = [
  'plain',
  'no',
  '1e3',
  "it's: here # now",
  'two\nlines\n',
  '  led',
  '2020-01-01',
  'ünïcode ✓',
  '"quoted"',
  '- dash',
  '{x}',
  'a, b',
  'tail:',
] as const
const NOWHERE = { file: '/new', pointer: '' }

function pick<T>(list: readonly T[], at: number): T {
  const item = list[at % list.length]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

function replaceAt<T>(list: readonly T[], at: number, change: (item: T) => T): T[] {
  return list.map((item, index) => (index === at % list.length ? change(item) : item))
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at % list.length)
}

/** Applies changes in turn. */
export function applyChanges(model: ApiModel, list: readonly Change[]): ApiModel {
  return list.reduce((one, change) => {
    const next = applyChange(one, change)
    return isPossible(next) ? next : one
  }, model)
}

/** Whether no two operations share a place or an id. */
function isPossible({ operations }: ApiModel): boolean {
  const places = new Set(operations.map(({ method, path }) => `${method} ${path}`))
  return places.size === operations.length && new Set(operations.map(({ id }) => id)).size === operations.length
}

function applyChange(model: ApiModel, [kind, where, what]: Change): ApiModel {
  const text = pick(TEXTS, what)
  const { operations } = model
  const edit = (change: (operation: Operation) => Operation): ApiModel =>
    operations.length === 0 ? model : { ...model, operations: replaceAt(operations, where, change) }
  switch (kind % 22) {
    case 0:
      return { ...model, info: { ...model.info, title: text } }
    case 1:
      return edit((one) => ({ ...one, summary: text }))
    case 2:
      return edit(({ description: _, ...one }) => (what % 2 === 0 ? { ...one, description: text } : one))
    case 3:
      return edit((one) => ({ ...one, deprecated: !one.deprecated }))
    case 4:
      return edit((one) => ({ ...one, tags: what % 3 === 0 ? [] : [...new Set([...one.tags, text])] }))
    case 5:
      return edit((one) => ({ ...one, parameters: [...one.parameters, queryParameter(`p${what}`, text)] }))
    case 6:
      return edit((one) => ({ ...one, parameters: one.parameters.filter((p, i) => p.in === 'path' || i !== what % one.parameters.length) }))
    case 7:
      return edit((one) => ({
        ...one,
        parameters: replaceAt(one.parameters, what, (p) => ({ ...p, description: text, schema: changed(p.schema, what) })),
      }))
    case 8:
      return edit((one) => ({ ...one, responses: [...one.responses.filter(({ status }) => status !== '418'), response('418', text)] }))
    case 9:
      return edit((one) => ({ ...one, responses: one.responses.length > 1 ? without(one.responses, what) : one.responses }))
    case 10:
      return edit((one) => ({ ...one, responses: replaceAt(one.responses, what, (r) => ({ ...r, description: text })) }))
    case 11:
      return edit((one) => ({
        ...one,
        responses: replaceAt(one.responses, what, (r) => ({ ...r, content: r.content.map((m) => withSchema(m, what)) })),
      }))
    case 12:
      return edit(({ body: _, ...one }) =>
        what % 2 === 0 ? { ...one, body: { required: true, content: [json({ type: 'string' })], rest: {}, origin: NOWHERE } } : one,
      )
    case 13:
      return edit((one) => ({
        ...one,
        security: what % 2 === 0 ? [] : [...model.securitySchemes.keys()].map((name) => new Map([[name, []]])),
      }))
    case 14:
      return operations.length < 2 ? model : { ...model, operations: without(operations, where) }
    case 15:
      return { ...model, operations: [...operations, newOperation(`new${what}`, `/new/${what % 3}`, text)] }
    case 16:
      return {
        ...model,
        operations: operations.map((one, i) => (i === where % operations.length ? moved(one, `/moved/${what % 5}`) : one)),
      }
    case 17:
      return { ...model, operations: operations.map((one, i) => (i === where % operations.length ? otherMethod(one, operations) : one)) }
    case 18:
      return {
        ...model,
        schemas: new Map(model.schemas).set(
          `New${what % 5}`,
          named(`New${what % 5}`, { type: 'object', properties: { a: { type: 'string', description: text } } }),
        ),
      }
    case 19:
      return renamePath(model, where, what)
    default:
      return changeSchema(model, where, what)
  }
}

function queryParameter(name: string, description: string): Parameter {
  const plain = { required: false, style: 'form', explode: true, deprecated: false, rest: {}, origin: NOWHERE } as const
  return { name, in: 'query', description, schema: { type: 'integer', minimum: 1 }, ...plain }
}

function response(status: string, description: string): Response {
  return { status, description, headers: [], content: [json({ type: ['string', 'null'] })], rest: {}, origin: NOWHERE }
}

function json(schema: JsonSchema): MediaType {
  return { type: 'application/json', schema, encoding: new Map(), rest: {}, origin: NOWHERE }
}

function withSchema(media: MediaType, what: number): MediaType {
  return media.schema === undefined ? media : { ...media, schema: changed(media.schema, what) }
}

function named(name: string, schema: JsonSchema): NamedSchema {
  return { name, schema, origin: NOWHERE }
}

function newOperation(id: string, path: string, summary: string): Operation {
  const plain = { named: true, tags: ['new'], deprecated: false, parameters: [], security: [], rest: {}, origin: NOWHERE } as const
  return { id, method: 'post', path, summary, responses: [response('200', summary)], ...plain }
}

function moved(operation: Operation, path: string): Operation {
  return { ...operation, path, parameters: operation.parameters.filter((one) => one.in !== 'path') }
}

function otherMethod(operation: Operation, all: readonly Operation[]): Operation {
  const free = HTTP_METHODS.find((method) => !all.some((one) => one.path === operation.path && one.method === method))
  return free === undefined ? operation : { ...operation, method: free }
}

function renamePath(model: ApiModel, where: number, what: number): ApiModel {
  const { path } = pick(model.operations, where)
  const renamed = `${path}/v${what % 7}`
  return { ...model, operations: model.operations.map((one) => (one.path === path ? { ...one, path: renamed } : one)) }
}

function changeSchema(model: ApiModel, where: number, what: number): ApiModel {
  const name = pick([...model.schemas.keys()], where)
  const schemas = new Map([...model.schemas].map(([key, one]) => [key, key === name ? { ...one, schema: changed(one.schema, what) } : one]))
  return { ...model, schemas }
}

/** Another schema, changed somewhere in it. */
function changed(schema: JsonSchema, what: number): JsonSchema {
  if (typeof schema === 'boolean') return { type: 'string' }
  const next = Math.floor(what / 8)
  const { properties } = schema
  switch (what % 8) {
    case 0:
      return { ...schema, description: pick(TEXTS, next) }
    case 1:
      return schema.$ref === undefined && schema.allOf === undefined && schema.anyOf === undefined ? withProperty(schema, next) : schema
    case 2:
      return properties === undefined ? schema : dropProperty(schema, next)
    case 3:
      return schema.allOf === undefined
        ? { ...schema, title: pick(TEXTS, next) }
        : { ...schema, allOf: replaceAt(schema.allOf, next, (one) => changed(one, next + 3)) }
    case 4:
      return schema.items === undefined ? deeper(schema, next) : { ...schema, items: changed(schema.items, next) }
    case 5:
      return schema.type === 'string'
        ? { ...schema, type: ['string', 'null'], ...(schema.enum !== undefined && { enum: [...schema.enum, null] }) }
        : schema.enum !== undefined
          ? { ...schema, enum: [...schema.enum, 'more'] }
          : deeper(schema, next)
    case 6:
      return schema.type === 'number' || schema.type === 'integer' ? { ...schema, maximum: next } : deeper(schema, next)
    default:
      return deeper(schema, next)
  }
}

function deeper(schema: SchemaObject, what: number): JsonSchema {
  const names = Object.keys(schema.properties ?? {})
  if (names.length === 0) return schema
  const name = pick(names, what)
  const properties = Object.entries(schema.properties ?? {}).map(([key, one]): [string, JsonSchema] => [
    key,
    key === name ? changed(one, what) : one,
  ])
  return { ...schema, properties: Object.fromEntries(properties) }
}

function withProperty(schema: SchemaObject, what: number): JsonSchema {
  const name = `added${what % 3}`
  const required = [...new Set([...(schema.required ?? []), name])]
  return {
    ...schema,
    type: 'object',
    properties: { ...schema.properties, [name]: { type: 'string', examples: [pick(TEXTS, what)] } },
    ...(what % 2 === 0 && { required }),
  }
}

function dropProperty(schema: SchemaObject, what: number): JsonSchema {
  const names = Object.keys(schema.properties ?? {})
  if (names.length === 0) return schema
  const name = pick(names, what)
  const required = (schema.required ?? []).filter((one) => one !== name)
  const { required: _, ...others } = schema
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => key !== name))
  return { ...others, properties, ...(required.length > 0 && { required }) }
}

/** Changes that add something or replace a text by another; all others may take a part away, with the comments inside it. */
const ADDING = new Set([0, 1, 5, 8, 10, 15, 18])

/** Whether a change may take a part of a document away. */
export function takesAway([kind]: Change): boolean {
  return !ADDING.has(kind % 22)
}
