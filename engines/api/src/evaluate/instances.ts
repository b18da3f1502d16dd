import type { CallExpression, MethodDefinition, Node, PropertyDefinition } from 'oxc-parser'
import type { Environment } from './environment.js'
import { type Evaluator, unknown } from './evaluator.js'
import { argumentsOf, bindParameters, noteCall } from './invoke.js'
import { propertyOf } from './members.js'
import { childrenOf, keyName } from './syntax.js'
import type { ClassValue, InstanceValue, Site, Value } from './value.js'

/** A static method or field. */
export function staticMember(evaluator: Evaluator, object: ClassValue, name: string, site: Site): Value {
  const found = memberNode(object, name, true)
  if (found?.type === 'MethodDefinition') return method(object, found, object)
  if (found?.type === 'PropertyDefinition' && found.value) return evaluator.evaluate(found.value, object.env)
  return object.superClass === undefined
    ? unknown(site, `the class has no static \`${name}\``)
    : propertyOf(evaluator, object.superClass, name, site)
}

/** A method, a field, or what the constructor (or another method) gives to `this`. A class above sees the methods of those below. */
export function instanceMember(evaluator: Evaluator, object: InstanceValue, name: string, site: Site): Value {
  return memberFrom(evaluator, object.derived ?? object, name, site)
}

function memberFrom(evaluator: Evaluator, object: InstanceValue, name: string, site: Site): Value {
  const found = memberNode(object.of, name, false)
  if (found?.type === 'MethodDefinition') {
    const value = method(object.of, found, object)
    return found.kind === 'get' && value.kind === 'function' ? evaluator.call(value, [], site) : value
  }
  if (found?.type === 'PropertyDefinition' && found.value) return evaluator.evaluate(found.value, fieldEnvironment(object))
  for (const { env } of methodBodies(evaluator, object)) {
    const assigned = env.declarations.members.get('this')?.get(name)
    if (assigned !== undefined) return evaluator.evaluate(assigned, env)
    const parameter = env.owner?.params.find((one) => one.type === 'TSParameterProperty' && parameterName(one.parameter) === name)
    if (parameter !== undefined) return evaluator.lookup(name, env, site)
  }
  const { superClass } = object.of
  if (superClass?.kind === 'class') return memberFrom(evaluator, asSuper(evaluator, object, superClass), name, site)
  return superClass === undefined
    ? unknown(site, `the class has no \`${name}\``)
    : { kind: 'member', node: site.node, env: site.env, object, name }
}

const supers = new WeakMap<InstanceValue, InstanceValue>()
/** The same object as the class above made it: with what `super(…)` hands on, or all arguments where there is no constructor. */
export function asSuper(evaluator: Evaluator, object: InstanceValue, superClass: ClassValue): InstanceValue {
  const known = supers.get(object)
  if (known !== undefined) return known
  const args = superArguments(evaluator, object)
  const made: InstanceValue = { ...object, of: superClass, args, derived: object.derived ?? object }
  supers.set(object, made)
  return made
}

/** What the constructor of the class above is given, also where that class is a package's. */
export function superArguments(evaluator: Evaluator, object: InstanceValue): readonly Value[] {
  const own = methodBodies(evaluator, object).find(({ env }) => env.owner === constructorOf(object.of)?.value)
  const call = own && superCall(own.env.owner?.body ?? undefined)
  return call && own ? argumentsOf(evaluator, call, own.env) : object.args
}

function constructorOf({ node }: ClassValue): MethodDefinition | undefined {
  return node.body.body.find((one): one is MethodDefinition => one.type === 'MethodDefinition' && one.kind === 'constructor')
}

function superCall(node: Node | undefined): CallExpression | undefined {
  if (node === undefined) return undefined
  if (node.type === 'CallExpression' && node.callee.type === 'Super') return node
  for (const child of childrenOf(node)) {
    const found = superCall(child)
    if (found !== undefined) return found
  }
  return undefined
}

interface MethodBody {
  readonly name: string
  readonly env: Environment
}
const bodies = new WeakMap<InstanceValue, readonly MethodBody[]>()
/** The bodies in which `this` may be given its members, the constructor first: each object has its own, since arguments differ. */
export function methodBodies(evaluator: Evaluator, object: InstanceValue): readonly MethodBody[] {
  const known = bodies.get(object)
  if (known !== undefined) return known
  const methods = object.of.node.body.body.filter((one): one is MethodDefinition => one.type === 'MethodDefinition' && !one.static)
  const sorted = [...methods.filter((one) => one.kind === 'constructor'), ...methods.filter((one) => one.kind === 'method')]
  const made = sorted.map((one) => {
    const env = object.of.env.call(one.value, object)
    bindParameters(evaluator, one.value, one.kind === 'constructor' ? object.args : undefined, env)
    if (one.kind === 'constructor') noteCall(object.of.env, one.value, env)
    return { name: keyName(one.key, one.computed) ?? '', env }
  })
  bodies.set(object, made)
  return made
}

const fields = new WeakMap<InstanceValue, Environment>()
function fieldEnvironment(object: InstanceValue): Environment {
  const { env } = object.of
  const known = fields.get(object) ?? env.with(object)
  fields.set(object, known)
  return known
}

const methods = new WeakMap<Value, Map<Node, Value>>()
function method(of: ClassValue, node: MethodDefinition, self: Value): Value {
  let known = methods.get(self)
  if (known === undefined) {
    known = new Map()
    methods.set(self, known)
  }
  const before = known.get(node)
  if (before !== undefined) return before
  const value: Value = { kind: 'function', node: node.value, env: of.env, self }
  known.set(node, value)
  return value
}

type MemberNode = MethodDefinition | PropertyDefinition
interface MemberNodes {
  readonly own: Map<string, MemberNode>
  readonly static: Map<string, MemberNode>
}
const memberNodes = new WeakMap<ClassValue['node'], MemberNodes>()

/** A member as it is written; the first of a name is the one. */
function memberNode({ node }: ClassValue, name: string, isStatic: boolean): MemberNode | undefined {
  let known = memberNodes.get(node)
  if (known === undefined) {
    known = membersIn(node)
    memberNodes.set(node, known)
  }
  return (isStatic ? known.static : known.own).get(name)
}

function membersIn(node: ClassValue['node']): MemberNodes {
  const found: MemberNodes = { own: new Map(), static: new Map() }
  for (const one of node.body.body) {
    if (one.type !== 'MethodDefinition' && one.type !== 'PropertyDefinition') continue
    const name = keyName(one.key, one.computed)
    const members = one.static ? found.static : found.own
    if (name !== undefined && !members.has(name)) members.set(name, one)
  }
  return found
}

function parameterName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'AssignmentPattern' && node.left.type === 'Identifier' ? node.left.name : undefined
}
