import { bodyAndForm, headerReserved, parameterIgnored, pathParameterOptional, severalBodies } from '../diagnostics/reading-operations.js'
import type { Encoding, Header, MediaType, Parameter, RequestBody, Response } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import type { FoundOperation, OperationInput } from './operations.js'
import { collectionStyle, isLocation } from './parameter-style.js'
import { mergedParameters, type UsedParameter } from './path-parameters.js'
import {
  flagOf,
  isObjectNode,
  itemsOf,
  memberObject,
  membersOf,
  type ObjectNode,
  objectAt,
  type ReadContext,
  report,
  textOf,
} from './read-context.js'
import { restOf } from './rest.js'
import { childOf, originOf, type SourceNode } from './source-file.js'
import { readSwaggerForm } from './swagger-form.js'
import { swaggerValue, VALUE_KEYS } from './swagger-value.js'

/** Parameters and body of a Swagger 2.0 operation, where the body is a parameter, or a form's fields are. */
export function readSwaggerInput(context: ReadContext, found: FoundOperation, entry: SourceNode): OperationInput {
  const { node, item } = found
  const nodes = [...parameterNodes(context, item), ...parameterNodes(context, node)]
  const ofPath = itemsOf(context, item, 'parameters').length
  const used = nodes.map(({ node: one, use }, index) => ({
    parameter: readSwaggerParameter(context, one),
    use: originOf(use),
    ofPath: index < ofPath,
  }))
  const split = (wanted: boolean): UsedParameter[] =>
    used.flatMap(({ parameter, use, ofPath: isOfPath }) => (parameter !== undefined && isOfPath === wanted ? [{ parameter, use }] : []))
  const bodies = nodes.filter(({ node: one }) => one.value.in === 'body')
  const fields = nodes.filter(({ node: one }) => one.value.in === 'formData').map(({ node: one }) => one)
  const consumes = itemsOf(context, childOf(node, 'consumes') === undefined ? entry : node, 'consumes').flatMap(({ value }) =>
    typeof value === 'string' ? [value] : [],
  )
  const own = bodies.at(-1)
  for (const other of bodies.slice(0, -1)) report(context, severalBodies(), other.use)
  if (own !== undefined && fields[0] !== undefined) report(context, bodyAndForm(), fields[0], own.node)
  const body = own === undefined ? readSwaggerForm(context, fields, consumes, node) : readSwaggerBody(context, own.node, consumes)
  return { parameters: mergedParameters(context, split(true), split(false)), ...(body !== undefined && { body }) }
}

function parameterNodes(context: ReadContext, owner: ObjectNode): { readonly node: ObjectNode; readonly use: SourceNode }[] {
  return itemsOf(context, owner, 'parameters').flatMap((use) => {
    const node = objectAt(context, use, 'A parameter')
    return node === undefined ? [] : [{ node, use }]
  })
}

function readSwaggerParameter(context: ReadContext, node: ObjectNode): Parameter | undefined {
  const name = textOf(context, node, 'name')
  const location = node.value.in
  if (location === 'body' || location === 'formData') return undefined
  if (name === undefined || !isLocation(location)) {
    report(context, parameterIgnored(name === undefined ? 'it has no name' : `its "in" is ${JSON.stringify(location) ?? 'missing'}`), node)
    return undefined
  }
  // 2.0 has no rule on these headers, but their values are the framework's business here as in 3.x.
  if (location === 'header' && /^(?:accept|content-type)$/i.test(name)) {
    report(context, headerReserved(name), node)
    return undefined
  }
  if (location === 'path' && !flagOf(node, 'required')) report(context, pathParameterOptional(name), node)
  const description = textOf(context, node, 'description')
  const isList = node.value.type === 'array'
  return {
    name,
    in: location,
    required: location === 'path' || flagOf(node, 'required'),
    schema: swaggerValue(context, node),
    ...collectionStyle(isList ? node.value.collectionFormat : location === 'query' ? 'multi' : 'csv', location),
    ...(description !== undefined && { description }),
    deprecated: flagOf(node, 'deprecated') || node.value['x-deprecated'] === true,
    rest: restOf(node.value, 'name', 'in', 'required', 'description', 'deprecated', 'collectionFormat', 'schema', ...VALUE_KEYS),
    origin: originOf(node),
  }
}

function readSwaggerBody(context: ReadContext, node: ObjectNode, consumes: readonly string[]): RequestBody {
  const schema = childOf(node, 'schema')
  const converted = schema === undefined ? undefined : context.schema(schema)
  const description = textOf(context, node, 'description')
  return {
    required: flagOf(node, 'required'),
    ...(description !== undefined && { description }),
    content: (consumes.length === 0 ? ['application/json'] : consumes).map((type) => mediaType(type, converted, node)),
    rest: restOf(node.value, 'name', 'in', 'required', 'description', 'schema'),
    origin: originOf(node),
  }
}

function mediaType(type: string, schema: JsonSchema | undefined, node: SourceNode, rest = {}): MediaType {
  return { type, ...(schema !== undefined && { schema }), encoding: new Map<string, Encoding>(), rest, origin: originOf(node) }
}

/** Reads responses whose media types are the operation's `produces`. A schema of `type: file` is any bytes. */
export function readSwaggerResponse(produces: readonly string[]) {
  return (context: ReadContext, status: string, node: SourceNode, component: string | undefined): Response | undefined => {
    const response = node.value === null ? undefined : objectAt(context, node, 'A response')
    if (response === undefined)
      return node.value === null ? { status, description: '', headers: [], content: [], rest: {}, origin: originOf(node) } : undefined
    const schema = childOf(response, 'schema')
    const isFile = isObjectNode(schema) && schema.value.type === 'file'
    const examples = childOf(response, 'examples')
    const types = produces.length > 0 ? produces : [isFile ? 'application/octet-stream' : 'application/json']
    const converted = schema === undefined || schema.value === null ? undefined : context.schema(schema)
    return {
      status,
      description: textOf(context, response, 'description') ?? '',
      headers: readSwaggerHeaders(context, response),
      content:
        converted === undefined ? [] : types.map((type) => mediaType(type, converted, schema ?? response, exampleFor(examples, type))),
      ...(component !== undefined && { component }),
      rest: restOf(response.value, 'description', 'headers', 'schema'),
      origin: originOf(response),
    }
  }
}

function exampleFor(examples: SourceNode | undefined, type: string): ReturnType<typeof restOf> {
  const example = examples && childOf(examples, type)
  return example === undefined ? {} : restOf({ example: example.value })
}

function readSwaggerHeaders(context: ReadContext, response: ObjectNode): Header[] {
  return membersOf(memberObject(context, response, 'headers', 'headers'), true).flatMap(({ key, node }): Header[] => {
    const header = objectAt(context, node, 'A header')
    if (header === undefined || key.toLowerCase() === 'content-type') return []
    const description = textOf(context, header, 'description')
    return [
      {
        name: key,
        required: false,
        schema: swaggerValue(context, header),
        ...(description !== undefined && { description }),
        deprecated: false,
        rest: restOf(header.value, 'description', ...VALUE_KEYS),
        origin: originOf(header),
      },
    ]
  })
}
