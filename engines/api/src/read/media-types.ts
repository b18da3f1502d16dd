import type { Encoding, MediaType, ParameterStyle } from '../model/model.js'
import { styleNamed } from './parameter-style.js'
import { isObjectNode, memberObject, membersOf, type ObjectNode, objectAt, type ReadContext, textOf } from './read-context.js'
import { restOf } from './rest.js'
import { childOf, originOf } from './source-file.js'

/** The `content` of a body, a response, a parameter or a header. */
export function readContent(context: ReadContext, owner: ObjectNode): MediaType[] {
  return membersOf(memberObject(context, owner, 'content', 'content')).flatMap(({ key, node }) => {
    if (node.value === null) return [{ type: key, encoding: new Map(), rest: {}, origin: originOf(node) }]
    const mediaType = objectAt(context, node, 'A media type')
    return mediaType === undefined ? [] : [readMediaType(context, key, mediaType)]
  })
}

function readMediaType(context: ReadContext, type: string, node: ObjectNode): MediaType {
  const schema = childOf(node, 'schema')
  return {
    type,
    ...(schema !== undefined && schema.value !== null && { schema: context.schema(schema) }),
    encoding: readEncodings(context, node),
    rest: restOf(node.value, 'schema', 'encoding'),
    origin: originOf(node),
  }
}

function readEncodings(context: ReadContext, node: ObjectNode): Map<string, Encoding> {
  const encodings = new Map<string, Encoding>()
  for (const { key, node: child } of membersOf(memberObject(context, node, 'encoding', 'encoding'), true)) {
    if (!isObjectNode(child)) continue
    const contentType = textOf(context, child, 'contentType')
    const style: ParameterStyle | undefined = styleNamed(textOf(context, child, 'style') ?? '', 'query')
    const { explode } = child.value
    encodings.set(key, {
      ...(contentType !== undefined && { contentType }),
      ...(style !== undefined && { style }),
      ...(typeof explode === 'boolean' && { explode }),
      rest: restOf(child.value, 'contentType', 'style', 'explode'),
    })
  }
  return encodings
}
