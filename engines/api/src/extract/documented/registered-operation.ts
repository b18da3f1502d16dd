import type { ObjectValue, Value } from '../../evaluate/value.js'
import {
  HTTP_METHODS,
  type MediaType,
  type Operation,
  type Origin,
  type Parameter,
  type ParameterLocation,
  type RequestBody,
  type Response,
} from '../../model/model.js'
import { constantOf, memberOf, textOrUndefined } from '../constant.js'
import { propertiesOf } from '../operation/declared-properties.js'
import { phraseOf } from '../operation/http-statuses.js'
import { parameterOf } from '../operation/parameter-list.js'
import { requirementsOf } from '../operation/security-schemes.js'
import type { SchemaComponents } from '../schema-components.js'

/** The operation that `registerPath({ method, path, request, responses })` describes; undefined where method or path is not known. */
export function registeredOperation(value: ObjectValue, context: SchemaComponents): Operation | undefined {
  const origin: Origin = { file: value.env.module.path, pointer: '' }
  const text = (name: string) => textOrUndefined(memberIn(value, name))
  const [path, summary, description, id] = [text('path'), text('summary'), text('description'), text('operationId')]
  const method = HTTP_METHODS.find((one) => one === text('method'))
  if (method === undefined || path === undefined) return undefined
  const request = memberIn(value, 'request')
  const body = bodyOf(memberIn(request, 'body'), context, origin)
  const tags = memberIn(value, 'tags')
  const deprecated = memberIn(value, 'deprecated')
  const security = memberIn(value, 'security')
  return {
    id: id ?? '',
    named: id !== undefined,
    method,
    path,
    tags: tags?.kind === 'array' ? tags.items.flatMap((one) => textOrUndefined(one) ?? []) : [],
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    deprecated: deprecated?.kind === 'literal' && deprecated.value === true,
    parameters: LOCATIONS.flatMap(([name, location]) => parametersOf(memberIn(request, name), location, context, origin)),
    ...(body !== undefined && { body }),
    responses: responsesOf(memberIn(value, 'responses'), context, origin),
    security: (security && requirementsOf(constantOf(security))) ?? [],
    rest: {},
    origin,
  }
}

/** The member of an object, also of one of several that a helper may give. */
function memberIn(value: Value | undefined, name: string): Value | undefined {
  if (value?.kind !== 'either') return memberOf(value, name)
  return value.options.map((one) => memberIn(one, name)).find((one) => one !== undefined)
}

const LOCATIONS: readonly (readonly [string, ParameterLocation])[] = [
  ['params', 'path'],
  ['query', 'query'],
  ['headers', 'header'],
  ['cookies', 'cookie'],
]

function parametersOf(
  value: Value | undefined,
  location: ParameterLocation,
  context: SchemaComponents,
  origin: Origin,
): readonly Parameter[] {
  const schemas = value?.kind === 'array' ? value.items : value === undefined ? [] : [value]
  return schemas
    .flatMap((one) => propertiesOf(context.inline(one), context.components))
    .map((one) => parameterOf(location === 'path' ? { ...one, required: true } : one, location, origin))
}

function bodyOf(value: Value | undefined, context: SchemaComponents, origin: Origin): RequestBody | undefined {
  const content = contentOf(memberIn(value, 'content'), context, origin)
  if (content.length === 0) return undefined
  const description = textOrUndefined(memberIn(value, 'description'))
  const required = memberIn(value, 'required')
  return {
    required: !(required?.kind === 'literal' && required.value === false),
    ...(description !== undefined && { description }),
    content,
    rest: {},
    origin,
  }
}

function responsesOf(value: Value | undefined, context: SchemaComponents, origin: Origin): readonly Response[] {
  if (value?.kind !== 'object') return []
  return [...value.members]
    .filter(([status]) => /^(?:[1-5](?:\d\d|XX)|default)$/i.test(status))
    .map(([status, member]) => {
      const own = member.value()
      return {
        status,
        description: textOrUndefined(memberIn(own, 'description')) ?? phraseOf(status),
        headers: [],
        content: contentOf(memberIn(own, 'content'), context, origin),
        rest: {},
        origin,
      }
    })
}

function contentOf(value: Value | undefined, context: SchemaComponents, origin: Origin): readonly MediaType[] {
  if (value?.kind !== 'object') return []
  return [...value.members].map(([type, member]) => {
    const own = memberIn(member.value(), 'schema')
    const schema = own && context.read(own)
    return { type, ...(schema !== undefined && { schema }), encoding: new Map(), rest: {}, origin }
  })
}
