import type { ApiModel, Encoding, Header, MediaType, NamedSchema, Operation, Parameter, RequestBody, Response } from './model.js'

// The same thing is always printed alike, whether it was read from a document, from sources or from what was printed before: keys have one order.

/** An operation as JSON. */
export function operationData({ id, named, method, path, tags, summary, description, deprecated, ...others }: Operation): object {
  const { parameters, body, responses, security, rest, origin } = others
  return {
    ...{ id, named, method, path, tags, summary, description, deprecated },
    parameters: parameters.map(parameterData),
    body: body && bodyData(body),
    responses: responses.map(responseData),
    security: security.map((requirement) => [...requirement]),
    rest,
    origin,
  }
}

function parameterData(parameter: Parameter): object {
  const { required, description, component, rest, origin, name, in: location, schema, style, explode, mediaType, deprecated } = parameter
  return { required, description, component, rest, origin, name, in: location, schema, style, explode, mediaType, deprecated }
}

function bodyData({ required, description, component, rest, origin, content }: RequestBody): object {
  return { required, description, component, rest, origin, content: content.map(mediaData) }
}

function responseData({ status, description, headers, content, component, rest, origin }: Response): object {
  return { status, description, headers: headers.map(headerData), content: content.map(mediaData), component, rest, origin }
}

function headerData({ required, description, component, rest, origin, name, schema, deprecated }: Header): object {
  return { required, description, component, rest, origin, name, schema, deprecated }
}

function mediaData({ type, schema, encoding, rest, origin }: MediaType): object {
  return { type, schema, encoding: Array.from(encoding, ([name, one]) => [name, encodingData(one)]), rest, origin }
}

function encodingData({ contentType, style, explode, rest }: Encoding): object {
  return { contentType, style, explode, rest }
}

export function schemaData({ name, schema, origin }: NamedSchema): object {
  return { name, schema, origin }
}

/** All of a model but what can be many. */
export function factsData({ info, servers, tags, securitySchemes, rest }: Omit<ApiModel, 'operations' | 'schemas'>): object {
  return {
    info: { title: info.title, version: info.version, description: info.description, rest: info.rest },
    servers: servers.map((one) => ({ url: one.url, description: one.description, rest: one.rest })),
    tags: tags.map((one) => ({ name: one.name, description: one.description, rest: one.rest })),
    securitySchemes: Array.from(securitySchemes, ([name, { description, rest, origin, type, ...one }]) => [
      name,
      { description, rest, origin, type, ...sorted(one) },
    ]),
    rest,
  }
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
}
