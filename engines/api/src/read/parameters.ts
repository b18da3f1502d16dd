import {
  headerReserved,
  parameterIgnored,
  parameterWithoutSchema,
  pathParameterOptional,
  styleNotAllowed,
} from '../diagnostics/reading-operations.js'
import type { Parameter, ParameterLocation, ParameterStyle } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import { readContent } from './media-types.js'
import { defaultStyle, isLocation, styleNamed } from './parameter-style.js'
import { flagOf, type ObjectNode, objectAt, type ReadContext, report, textOf } from './read-context.js'
import { restOf } from './rest.js'
import { childOf, originOf, type SourceNode } from './source-file.js'

const RESERVED_HEADERS = new Set(['accept', 'content-type', 'authorization'])

/** A parameter of OpenAPI 3, or undefined where it is left out (reported). */
export function readParameter(context: ReadContext, node: SourceNode, component: string | undefined): Parameter | undefined {
  const parameter = objectAt(context, node, 'A parameter')
  if (parameter === undefined) return undefined
  const name = textOf(context, parameter, 'name')
  const location = parameter.value.in
  if (name === undefined || !isLocation(location)) {
    report(context, parameterIgnored(name === undefined ? 'it has no name' : `its "in" is ${JSON.stringify(location) ?? 'missing'}`), node)
    return undefined
  }
  if (location === 'header' && RESERVED_HEADERS.has(name.toLowerCase())) {
    report(context, headerReserved(name), node)
    return undefined
  }
  if (location === 'path' && !flagOf(parameter, 'required')) report(context, pathParameterOptional(name), node)
  const style = readStyle(context, parameter, location)
  const { explode } = parameter.value
  const description = textOf(context, parameter, 'description')
  return {
    name,
    in: location,
    required: location === 'path' || flagOf(parameter, 'required'),
    ...readValue(context, parameter, name),
    style,
    explode: typeof explode === 'boolean' ? explode : style === 'form',
    ...(description !== undefined && { description }),
    deprecated: flagOf(parameter, 'deprecated'),
    ...(component !== undefined && { component }),
    rest: restOf(parameter.value, 'name', 'in', 'required', 'schema', 'content', 'style', 'explode', 'description', 'deprecated'),
    origin: originOf(parameter),
  }
}

function readStyle(context: ReadContext, parameter: ObjectNode, location: ParameterLocation): ParameterStyle {
  const written = textOf(context, parameter, 'style')
  const standard = defaultStyle(location)
  if (written === undefined) return standard
  const style = styleNamed(written, location)
  if (style === undefined) report(context, styleNotAllowed(written, location, standard), childOf(parameter, 'style') ?? parameter)
  return style ?? standard
}

/** The schema of a parameter or header, which may stand in its only media type. */
export function readValue(
  context: ReadContext,
  owner: ObjectNode,
  name: string,
): { readonly schema: JsonSchema; readonly mediaType?: string } {
  const schema = childOf(owner, 'schema')
  if (schema !== undefined && schema.value !== null) return { schema: context.schema(schema) }
  const [content] = readContent(context, owner)
  if (content !== undefined) return { schema: content.schema ?? true, mediaType: content.type }
  report(context, parameterWithoutSchema(name), owner)
  return { schema: true }
}
