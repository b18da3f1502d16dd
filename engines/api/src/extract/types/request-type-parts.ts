import type { TSType } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { bothParts, partOfName, type SchemaParts } from '../schema-parts.js'
import type { SchemaContext } from '../schema-reader.js'
import { findType, nameParts } from './find-type.js'
import { declaredMembers, membersOf, type TypeMember } from './object-members.js'
import { scopeWithArguments, type TypeScope } from './type-scope.js'
import { typeValue } from './type-value.js'

const EXPRESS = /^(?:Request|RequestHandler|AsyncRequestHandler|RequestParamHandler)$/
const FASTIFY = /^(?:FastifyRequest|RouteHandler|RouteHandlerMethod|RouteOptions|preHandlerHookHandler)$/
const GENERIC_KEYS = new Set(['Body', 'Querystring', 'Params', 'Headers', 'Reply'])
const MAX_DEPTH = 8

/** What the type of a request, of a handler or of a context says of the parts of the request. */
export function requestTypeParts(evaluator: Evaluator, node: TSType, scope: TypeScope, context: SchemaContext, depth = 0): SchemaParts {
  if (depth > MAX_DEPTH) return {}
  const inner = (type: TSType, own = scope) => requestTypeParts(evaluator, type, own, context, depth + 1)
  switch (node.type) {
    case 'TSParenthesizedType':
      return inner(node.typeAnnotation)
    case 'TSIntersectionType':
      return Object.assign({}, ...node.types.map((one) => inner(one)))
    case 'TSTypeLiteral':
      return byMembers(evaluator, membersOf(evaluator, node, scope)?.members, context)
    case 'TSTypeReference': {
      const name = nameParts(node.typeName)
      const args = node.typeArguments?.params ?? []
      const given = name.length === 1 ? scope.given.get(name[0] ?? '') : undefined
      if (given !== undefined) return inner(given.node, given.scope)
      const found = findType(evaluator, name, scope.env)
      if (found === undefined) return ofFramework(evaluator, name.at(-1) ?? '', args, scope, context)
      const own = scopeWithArguments(found, args, scope)
      if (found.node.type === 'TSTypeAliasDeclaration') return inner(found.node.typeAnnotation, own)
      if (found.node.type !== 'TSInterfaceDeclaration') return {}
      // `interface CreateUser extends Request<…> { body: NewUser }`
      const heritage = found.node.extends.map((one) =>
        ofFramework(evaluator, nameParts(one.expression).at(-1) ?? '', one.typeArguments?.params ?? [], own, context),
      )
      return Object.assign({}, ...heritage, byMembers(evaluator, declaredMembers(evaluator, found, args, scope)?.members, context))
    }
    default:
      return {}
  }
}

function ofFramework(evaluator: Evaluator, name: string, args: readonly TSType[], scope: TypeScope, context: SchemaContext): SchemaParts {
  if (EXPRESS.test(name)) return positionalParts(evaluator, args, scope, context)
  if (!FASTIFY.test(name)) return {}
  return args.map((one) => genericParts(evaluator, one, scope, context) ?? {}).reduce(bothParts, {})
}

/** Express' order: params, answer, body, query. Fastify's generic is one object. */
export function positionalParts(evaluator: Evaluator, args: readonly TSType[], scope: TypeScope, context: SchemaContext): SchemaParts {
  const [first] = args
  const generic = first && genericParts(evaluator, first, scope, context)
  if (generic !== undefined) return generic
  const names = ['params', 'response', 'body', 'query'] as const
  return names
    .map((name, index): SchemaParts => {
      const type = args[index]
      return type === undefined ? {} : part(evaluator, name, { type, scope }, context)
    })
    .reduce(bothParts, {})
}

/** `{ Body: NewUser, Querystring: Page, Reply: { 200: User } }` */
function genericParts(evaluator: Evaluator, node: TSType, scope: TypeScope, context: SchemaContext): SchemaParts | undefined {
  const members = membersOf(evaluator, node, scope)?.members
  if (members === undefined || ![...members.keys()].some((key) => GENERIC_KEYS.has(key))) return undefined
  const reply = members.get('Reply')
  const known = byMembers(evaluator, new Map([...members].filter(([key]) => key !== 'Reply')), context)
  return reply?.type === undefined ? known : { ...known, ...replies(evaluator, reply, context) }
}

function replies(evaluator: Evaluator, { type, scope }: TypeMember, context: SchemaContext): SchemaParts {
  if (type === undefined) return {}
  const members = [...(membersOf(evaluator, type, scope)?.members ?? [])]
  if (members.length === 0 || !members.every(([key]) => /^[1-5](?:\d\d|xx)$/i.test(key)))
    return part(evaluator, 'response', { type, scope }, context)
  const responses = members.map(([status, one]) => {
    const schema = one.type === undefined ? undefined : context.read(typeValue(evaluator, one.type, one.scope))
    return [status.toLowerCase(), schema ?? {}] as const
  })
  return { responses: Object.fromEntries(responses) }
}

function byMembers(evaluator: Evaluator, members: ReadonlyMap<string, TypeMember> | undefined, context: SchemaContext): SchemaParts {
  const parts: SchemaParts[] = [...(members ?? [])].map(([key, { type, scope }]) => {
    const name = partOfName(key)
    return name === undefined || type === undefined ? {} : part(evaluator, name, { type, scope }, context)
  })
  return parts.reduce(bothParts, {})
}

function part(
  evaluator: Evaluator,
  name: 'params' | 'response' | 'body' | 'query' | 'headers' | 'cookies',
  { type, scope }: { readonly type: TSType; readonly scope: TypeScope },
  context: SchemaContext,
): SchemaParts {
  if (saysNothing(type)) return {}
  const value = typeValue(evaluator, type, scope)
  const schema = name === 'body' || name === 'response' ? context.read(value) : context.inline(value)
  const isEmpty =
    typeof schema === 'object' && (Object.keys(schema).length === 0 || (Object.keys(schema).length === 1 && schema.type === 'object'))
  return schema === undefined || isEmpty ? {} : { [name]: schema }
}

/** `any`, `{}`, and the defaults of Express' own types. */
function saysNothing(type: TSType): boolean {
  if (/^TS(?:Any|Unknown|Never|Undefined|Null|Object|Void)Keyword$/.test(type.type)) return true
  if (type.type === 'TSTypeLiteral') return type.members.length === 0
  if (type.type !== 'TSTypeReference') return false
  const name = nameParts(type.typeName).at(-1) ?? ''
  return (
    /^(?:ParamsDictionary|ParsedQs|Query|RouteParameters)$/.test(name) ||
    (name === 'Record' && type.typeArguments?.params[1]?.type !== undefined && saysNothing(type.typeArguments.params[1]))
  )
}
