import type { Node, TSSignature, TSType } from 'oxc-parser'
import { docCommentBefore } from '../../evaluate/doc-comment.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import { keyName } from '../../evaluate/syntax.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { withComment } from './comments.js'

type Declaration = Extract<Node, { type: 'TSInterfaceDeclaration' | 'TSTypeAliasDeclaration' }>

/**
 * Where a type is declared beside its schema, the comments on properties stand in the type. Type and schema have the same shape, so they are
 * gone through together; what does not fit is left as it is.
 */
export function withTypeComments(schema: JsonSchema, declaration: Declaration, module: SourceModule): JsonSchema {
  return declaration.type === 'TSInterfaceDeclaration'
    ? ofMembers(schema, declaration.body.body, module)
    : ofType(schema, declaration.typeAnnotation, module)
}

function ofType(schema: JsonSchema, outer: TSType, module: SourceModule): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const type = unwrapped(outer)
  switch (type.type) {
    case 'TSTypeLiteral':
      return ofMembers(schema, type.members, module)
    case 'TSArrayType': {
      const { items } = schema
      if (items === undefined) return ofOnly(schema, type, module)
      const own = ofType(items, type.elementType, module)
      return own === items ? schema : { ...schema, items: own }
    }
    case 'TSTupleType': {
      const { prefixItems } = schema
      const { elementTypes } = type
      if (prefixItems === undefined) return schema
      const element = (index: number): TSType | undefined => {
        const one = elementTypes[index]
        return one === undefined || one.type === 'TSRestType'
          ? undefined
          : one.type === 'TSOptionalType'
            ? one.typeAnnotation
            : (one as TSType)
      }
      return {
        ...schema,
        prefixItems: prefixItems.map((one, index) => {
          const own = element(index)
          return own === undefined ? one : ofType(one, own, module)
        }),
      }
    }
    case 'TSUnionType':
      return ofUnion(schema, type.types, module)
    case 'TSIntersectionType': {
      const { allOf } = schema
      if (allOf === undefined) return ofEach(schema, type.types, module)
      const pairs = new Map(paired(allOf, type.types))
      return { ...schema, allOf: allOf.map((one) => withPart(one, pairs.get(one), module)) }
    }
    default:
      return schema
  }
}

function withPart(schema: JsonSchema, type: TSType | undefined, module: SourceModule): JsonSchema {
  return type === undefined ? schema : ofType(schema, type, module)
}

/** Members that all describe one object, such as a member of a union and its tag. */
function ofEach(schema: SchemaObject, types: readonly TSType[], module: SourceModule): JsonSchema {
  if (schema.properties === undefined) return schema
  return types.reduce((own: JsonSchema, type) => {
    const part = unwrapped(type)
    return part.type === 'TSTypeLiteral' || part.type === 'TSIntersectionType' ? ofType(own, part, module) : own
  }, schema)
}

function ofOnly(schema: SchemaObject, type: TSType, module: SourceModule): JsonSchema {
  const [first, ...others] = schema.allOf ?? []
  return first === undefined ? schema : { ...schema, allOf: [ofType(first, type, module), ...others] }
}

function ofUnion(schema: SchemaObject, all: readonly TSType[], module: SourceModule): JsonSchema {
  const types = all.filter((one) => !isNothing(one)).map((one) => withoutTag(one, schema.discriminator?.propertyName))
  const [only] = types
  const within = only === undefined || types.length > 1 ? undefined : unwrapped(only)
  if (within?.type === 'TSUnionType') return ofUnion(schema, within.types, module)
  if (
    only !== undefined &&
    types.length === 1 &&
    (schema.properties !== undefined || (schema.anyOf === undefined && schema.oneOf === undefined))
  )
    return ofType(schema, only, module)
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const members = schema[keyword]
    if (members === undefined) continue
    const real = members.filter((one) => !(typeof one === 'object' && one.type === 'null'))
    if (real.length === 1) return { ...schema, [keyword]: members.map((one) => (real.includes(one) ? ofTypes(one, types, module) : one)) }
    const pairs = new Map(paired(real, types))
    return { ...schema, [keyword]: members.map((one) => withPart(one, pairs.get(one), module)) }
  }
  return schema
}

/** A member of a discriminated union is written as its own type and the value that tells it apart. */
function withoutTag(outer: TSType, property: string | undefined): TSType {
  const type = unwrapped(outer)
  if (property === undefined || type.type !== 'TSIntersectionType') return outer
  const [own, tag, ...others] = type.types
  if (own === undefined || tag?.type !== 'TSTypeLiteral' || others.length > 0) return outer
  const [member, ...further] = tag.members
  const isTag = member?.type === 'TSPropertySignature' && keyName(member.key, member.computed) === property && further.length === 0
  return isTag ? own : outer
}

/** Members and their types. A type that several members have is written once, so that only those are counted which may hold a comment. */
function paired(members: readonly JsonSchema[], types: readonly TSType[]): readonly (readonly [JsonSchema, TSType | undefined])[] {
  if (members.length === types.length) return members.map((one, index) => [one, types[index]])
  const own = types.map(unwrapped).filter((one) => COMMENTED.has(one.type))
  const deep = members.filter((one) => typeof one === 'object' && NESTING.some((keyword) => one[keyword] !== undefined))
  return deep.length === own.length ? deep.map((one, index) => [one, own[index]]) : []
}

const COMMENTED: ReadonlySet<string> = new Set(['TSTypeLiteral', 'TSArrayType', 'TSTupleType', 'TSUnionType', 'TSIntersectionType'])
const NESTING = ['properties', 'additionalProperties', 'items', 'prefixItems', 'allOf', 'anyOf', 'oneOf'] as const

/** A union within one that adds no more than `null` shares its types. */
function ofTypes(schema: JsonSchema, types: readonly TSType[], module: SourceModule): JsonSchema {
  const [only] = types
  if (only !== undefined && types.length === 1) return ofType(schema, only, module)
  return typeof schema === 'boolean' ? schema : ofUnion(schema, types, module)
}

function isNothing(type: TSType): boolean {
  const own = unwrapped(type)
  return own.type === 'TSNullKeyword' || own.type === 'TSUndefinedKeyword'
}

function unwrapped(type: TSType): TSType {
  return type.type === 'TSParenthesizedType' ? unwrapped(type.typeAnnotation) : type
}

function ofMembers(schema: JsonSchema, members: readonly TSSignature[], module: SourceModule): JsonSchema {
  if (typeof schema === 'boolean') return schema
  const { allOf } = schema
  const [first, ...rules] = allOf ?? []
  if (first !== undefined && schema.properties === undefined) return { ...schema, allOf: [ofMembers(first, members, module), ...rules] }
  const { properties = {}, additionalProperties } = schema
  const commented = new Map<string, JsonSchema>()
  let others = additionalProperties
  for (const one of members) {
    if (one.type === 'TSIndexSignature' && others !== undefined) others = ofType(others, one.typeAnnotation.typeAnnotation, module)
    if (one.type !== 'TSPropertySignature') continue
    const name = keyName(one.key, one.computed) ?? ''
    const own = commented.get(name) ?? (Object.hasOwn(properties, name) ? properties[name] : undefined)
    if (own === undefined) continue
    const inner = one.typeAnnotation ? ofType(own, one.typeAnnotation.typeAnnotation, module) : own
    const now = withComment(inner, docCommentBefore(module, one.start))
    if (now !== own) commented.set(name, now)
  }
  // Objects of many properties are copied once, and most not at all.
  if (commented.size === 0 && others === additionalProperties) return schema
  return {
    ...schema,
    ...(commented.size > 0 && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, commented.get(name) ?? one])),
    }),
    ...(others !== undefined && { additionalProperties: others }),
  }
}
