import type { Node, TSType } from 'oxc-parser'
import { docCommentBefore, docCommentOfStatement } from '../../evaluate/doc-comment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { propertyOf } from '../../evaluate/members.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { constantOf } from '../constant.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { docKeywords, withKeywords } from './doc-keywords.js'
import { findType, nameParts } from './find-type.js'
import { indexedSchema, keysSchema } from './indexed-type.js'
import { literalKeys } from './literal-keys.js'
import { HOLDERS, LISTS, NAMED_TYPES } from './named-types.js'
import { declaredMembers, membersOf, type ObjectMembers } from './object-members.js'
import { tupleSchema } from './tuple-type.js'
import { type FoundType, scopeOf, scopeWithArguments, type TypeScope } from './type-scope.js'
import { declarationValue, isGeneric, queriedValue, typeSource, typeValue } from './type-value.js'
import { constants, unionSchema } from './union-schema.js'

/**
 * Reads TypeScript types by their syntax, across imports and without a type checker. Interfaces, classes and aliases of objects and unions
 * become components. Made for values of `typeValue()`.
 */
export function typeReader(evaluator: Evaluator): SchemaReader {
  return (value, context) => {
    const source = typeSource(value)
    if (source === undefined) return undefined
    const reading = new TypeReading(evaluator, context)
    return 'declaration' in source ? reading.declaration(source.declaration, value) : reading.type(source.type, source.scope)
  }
}

/**
 * The schema of a type.
 *
 * @param node a type of the sources
 * @param env  the names that it can see
 * @returns undefined where it is not known, such as a package's; a note says which
 * @example
 * typeSchema(evaluator, parameter.typeAnnotation.typeAnnotation, env, context) // { $ref: '#/components/schemas/User' }
 */
export function typeSchema(evaluator: Evaluator, node: TSType, env: TypeScope['env'], context: SchemaContext): JsonSchema | undefined {
  return context.read(typeValue(evaluator, node, scopeOf(env)))
}

const MAX_DEPTH = 32
let depth = 0
const filling: Node[] = []

class TypeReading {
  constructor(
    readonly evaluator: Evaluator,
    readonly context: SchemaContext,
  ) {}

  declaration(found: FoundType, value: Value): JsonSchema | undefined {
    const { node, env } = found
    if (node.type === 'TSEnumDeclaration') return this.#enum(this.evaluator.declaredValue(node.id.name, { kind: 'enum', node }, env, found))
    const body = () => this.#declared(found, [], scopeOf(env))
    const isNamed = node.type !== 'TSTypeAliasDeclaration' || /^TS(?:TypeLiteral|Union|Intersection|Mapped)/.test(node.typeAnnotation.type)
    const name = node.id?.name
    return (isNamed && name !== undefined ? this.context.reference(value, body, name) : undefined) ?? body()
  }

  type(node: TSType, scope: TypeScope): JsonSchema | undefined {
    if (depth > MAX_DEPTH) return this.#unknown(node, scope, 'The type contains itself.')
    depth += 1
    try {
      return this.#type(node, scope)
    } finally {
      depth -= 1
    }
  }

  #type(node: TSType, scope: TypeScope): JsonSchema | undefined {
    switch (node.type) {
      case 'TSStringKeyword':
        return { type: 'string' }
      case 'TSNumberKeyword':
        return { type: 'number' }
      case 'TSBigIntKeyword':
        return { type: 'integer' }
      case 'TSBooleanKeyword':
        return { type: 'boolean' }
      case 'TSNullKeyword':
        return { type: 'null' }
      case 'TSAnyKeyword':
      case 'TSUnknownKeyword':
        return {}
      case 'TSObjectKeyword':
        return { type: 'object' }
      case 'TSNeverKeyword':
        return false
      case 'TSLiteralType':
        return literalSchema(node)
      case 'TSTemplateLiteralType':
        return { type: 'string' }
      case 'TSParenthesizedType':
        return this.type(node.typeAnnotation, scope)
      case 'TSArrayType':
        return { type: 'array', items: this.#child(node.elementType, scope) }
      case 'TSTupleType':
        return tupleSchema(node, (type) => this.#child(type, scope))
      case 'TSUnionType':
        return unionSchema(node.types.filter((one) => !isUndefined(one)).map((one) => this.#child(one, scope)))
      case 'TSIntersectionType': {
        const members = membersOf(this.evaluator, node, scope)
        if (members !== undefined && members.unresolved.length === 0) return this.#object(members)
        return { allOf: node.types.map((one) => this.#child(one, scope)) }
      }
      case 'TSTypeLiteral':
      case 'TSMappedType': {
        const members = membersOf(this.evaluator, node, scope)
        return members === undefined ? { type: 'object' } : this.#object(members)
      }
      case 'TSTypeOperator':
        return node.operator === 'keyof' ? keysSchema(this.evaluator, node, scope) : this.type(node.typeAnnotation, scope)
      case 'TSIndexedAccessType':
        return (
          indexedSchema(this.evaluator, node, scope, (type, own) => this.#child(type, own)) ??
          this.#unknown(node, scope, 'The part of a type is not known.')
        )
      case 'TSTypeQuery': {
        const value = queriedValue(this.evaluator, node, scope)
        const constant = value && constantOf(value)
        return constant === undefined ? this.#unknown(node, scope, 'What `typeof` is about is not known.') : { const: constant }
      }
      case 'TSTypeReference':
        return this.#reference(node, scope)
      default:
        return undefined
    }
  }

  #reference(node: Extract<TSType, { type: 'TSTypeReference' }>, scope: TypeScope): JsonSchema | undefined {
    const name = nameParts(node.typeName)
    const args = node.typeArguments?.params ?? []
    const given = name.length === 1 ? scope.given.get(name[0] ?? '') : undefined
    if (given !== undefined) return this.type(given.node, given.scope)
    const value = typeValue(this.evaluator, node, scope)
    const source = typeSource(value)
    if (source === undefined || 'declaration' in source) return this.context.read(value)
    const found = findType(this.evaluator, name, scope.env)
    if (found !== undefined) return isGeneric(found) ? this.#filledIn(found, args, scope) : this.context.read(declarationValue(found))
    return this.#enumMember(name, node, scope) ?? this.#builtIn(name, args, node, scope)
  }

  #builtIn(name: readonly string[], args: readonly TSType[], node: TSType, scope: TypeScope): JsonSchema | undefined {
    const [own = ''] = name.slice(-1)
    const [first] = args
    if (Object.hasOwn(NAMED_TYPES, own)) return NAMED_TYPES[own]
    if (LISTS.has(own))
      return {
        type: 'array',
        items: first === undefined ? {} : this.#child(first, scope),
        ...(/Set$/.test(own) ? { uniqueItems: true } : {}),
      }
    if (HOLDERS.has(own) && first !== undefined) return this.type(first, scope)
    if (own === 'Map' && args[1] !== undefined) return { type: 'object', additionalProperties: this.#child(args[1], scope) }
    const keys = literalKeys(this.evaluator, node, scope, 0)
    if (keys !== undefined) return constants(keys.map((key) => key.name))
    const members = membersOf(this.evaluator, node, scope)
    if (members !== undefined) return this.#object(members)
    return this.#unknown(node, scope, `The type \`${name.join('.')}\` is not known.`)
  }

  /** Generic types have no name of their own to refer to, so one that contains itself has to be cut. */
  #filledIn(found: FoundType, args: readonly TSType[], scope: TypeScope): JsonSchema | undefined {
    if (filling.filter((one) => one === found.node).length > 1)
      return this.#unknown(found.node, scopeOf(found.env), 'A generic type contains itself.')
    filling.push(found.node)
    const schema = this.#declared(found, args, scope)
    filling.pop()
    return schema
  }

  /** The inside of a declaration, with arguments for its parameters. */
  #declared(found: FoundType, args: readonly TSType[], scope: TypeScope): JsonSchema | undefined {
    const { node } = found
    const doc = docKeywords(docCommentOfStatement(found.env.module, node.start))
    if (node.type === 'TSTypeAliasDeclaration') {
      const schema = this.type(node.typeAnnotation, scopeWithArguments(found, args, scope))
      return schema === undefined ? undefined : withKeywords(schema, doc)
    }
    const members = declaredMembers(this.evaluator, found, args, scope)
    return members === undefined ? undefined : withKeywords(this.#object(members), doc)
  }

  #object({ members, rest, unresolved }: ObjectMembers): SchemaObject {
    const properties: [string, JsonSchema][] = []
    const required: string[] = []
    for (const [name, { type, scope, optional, node }] of members) {
      if (type !== undefined && /^TS(?:Function|Constructor|Symbol)/.test(type.type)) continue
      const schema = type === undefined ? {} : this.#child(type, scope)
      properties.push([name, withKeywords(schema, docKeywords(docCommentBefore(scope.env.module, node.start)))])
      if (!optional && !mayBeUndefined(type)) required.push(name)
    }
    for (const one of unresolved) this.#unknown(one.node, one.scope, 'A type that belongs to this one is not known.')
    return {
      type: 'object',
      ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
      ...(required.length === 0 ? {} : { required }),
      ...(rest === undefined ? {} : { additionalProperties: this.#child(rest.type, rest.scope) }),
    }
  }

  #enum(value: Value): JsonSchema {
    const values =
      value.kind === 'object'
        ? [...value.members.values()].map((member) => constantOf(member.value())).filter((one) => one !== undefined)
        : []
    return constants(values)
  }

  #enumMember(name: readonly string[], node: TSType, scope: TypeScope): JsonSchema | undefined {
    const [first] = name
    if (first === undefined || name.length !== 2 || findType(this.evaluator, [first], scope.env)?.node.type !== 'TSEnumDeclaration')
      return undefined
    const site = { node, env: scope.env }
    const constant = constantOf(propertyOf(this.evaluator, this.evaluator.lookup(first, scope.env, site), name[1] ?? '', site))
    return constant === undefined ? undefined : { const: constant }
  }

  #child(node: TSType, scope: TypeScope): JsonSchema {
    return this.type(node, scope) ?? {}
  }

  #unknown(node: Node, { env }: TypeScope, message: string): undefined {
    this.context.note({ kind: 'unknown', node, env, reason: message }, message)
    return undefined
  }
}

function isUndefined({ type }: TSType): boolean {
  return type === 'TSUndefinedKeyword' || type === 'TSVoidKeyword'
}

function mayBeUndefined(type: TSType | undefined): boolean {
  return type !== undefined && (isUndefined(type) || (type.type === 'TSUnionType' && type.types.some(isUndefined)))
}

function literalSchema({ literal }: Extract<TSType, { type: 'TSLiteralType' }>): JsonSchema {
  if (literal.type === 'Literal') return { const: typeof literal.value === 'bigint' ? Number(literal.value) : literal.value }
  if (literal.type === 'UnaryExpression' && literal.argument.type === 'Literal') return { const: -Number(literal.argument.value) }
  return { type: 'string' }
}
