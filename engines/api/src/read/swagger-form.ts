import type { Encoding, RequestBody } from '../model/model.js'
import type { JsonSchema, SchemaObject } from '../model/schema.js'
import { collectionStyle } from './parameter-style.js'
import { flagOf, type ObjectNode, type ReadContext, textOf } from './read-context.js'
import { originOf, type SourceNode } from './source-file.js'
import { swaggerValue } from './swagger-value.js'

const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data'

/** The form fields of a Swagger 2.0 operation as one body: multipart where a file is among them, else as `consumes` says. */
export function readSwaggerForm(
  context: ReadContext,
  fields: readonly ObjectNode[],
  consumes: readonly string[],
  operation: SourceNode,
): RequestBody | undefined {
  if (fields.length === 0) return undefined
  const named = fields.flatMap((node) => {
    const name = textOf(context, node, 'name')
    return name === undefined ? [] : [{ name, node }]
  })
  const hasFile = fields.some(({ value }) => value.type === 'file')
  const wanted = consumes.filter((type) => type === MULTIPART || (type === FORM && !hasFile))
  const types = wanted.length > 0 ? wanted : [hasFile ? MULTIPART : FORM]
  const required = named.filter(({ node }) => flagOf(node, 'required')).map(({ name }) => name)
  const schema: SchemaObject = {
    type: 'object',
    properties: Object.fromEntries(named.map(({ name, node }) => [name, described(context, node)])),
    ...(required.length > 0 && { required }),
  }
  const encoding = new Map(
    named.flatMap(({ name, node }): [string, Encoding][] =>
      node.value.type === 'array' ? [[name, { ...collectionStyle(node.value.collectionFormat, 'query'), rest: {} }]] : [],
    ),
  )
  const origin = originOf(fields[0] ?? operation)
  return { required: required.length > 0, content: types.map((type) => ({ type, schema, encoding, rest: {}, origin })), rest: {}, origin }
}

function described(context: ReadContext, node: ObjectNode): JsonSchema {
  const schema = swaggerValue(context, node)
  const description = textOf(context, node, 'description')
  return description === undefined || typeof schema === 'boolean' || schema.description !== undefined ? schema : { ...schema, description }
}
