import type { TSType } from 'oxc-parser'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'

/** `[string, number?, ...Date[]]` */
export function tupleSchema(node: Extract<TSType, { type: 'TSTupleType' }>, read: (type: TSType) => JsonSchema): SchemaObject {
  const items: JsonSchema[] = []
  let further: JsonSchema = false
  let needed = 0
  for (const one of node.elementTypes) {
    const element = one.type === 'TSNamedTupleMember' ? one.elementType : one
    if (element.type === 'TSRestType') {
      const { typeAnnotation: of } = element
      const list = read(of.type === 'TSNamedTupleMember' ? namedElement(of) : of)
      further = typeof list === 'object' ? (list.items ?? {}) : {}
      continue
    }
    const optional = element.type === 'TSOptionalType' || (one.type === 'TSNamedTupleMember' && one.optional)
    items.push(read(element.type === 'TSOptionalType' ? element.typeAnnotation : element))
    if (!optional) needed = items.length
  }
  return { type: 'array', prefixItems: items, items: further, minItems: needed }
}

function namedElement({ elementType }: Extract<TSType, { type: 'TSNamedTupleMember' }>): TSType {
  return elementType.type === 'TSOptionalType' || elementType.type === 'TSRestType' ? elementType.typeAnnotation : elementType
}
