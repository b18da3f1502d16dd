import type { Expression, Node } from 'oxc-parser'
import type { Environment } from './environment.js'
import { type Evaluator, either, unknown } from './evaluator.js'
import { operated } from './operators.js'
import { isFunction, keyName } from './syntax.js'
import type { FunctionLike, Member, Site, Value } from './value.js'

type EnumNode = Extract<Node, { type: 'TSEnumDeclaration' }>

/** Everything that is written out where it stands: literals, templates, objects, arrays, functions, classes, operators. */
export function evaluateLiteral(evaluator: Evaluator, node: Expression | EnumNode, env: Environment, site: Site): Value {
  switch (node.type) {
    case 'Literal':
      if ('regex' in node && node.regex)
        return { node: site.node, env: site.env, kind: 'regexp', pattern: node.regex.pattern, flags: node.regex.flags }
      return literal(site, node.value instanceof RegExp ? undefined : node.value)
    case 'TemplateLiteral': {
      const parts = node.quasis.flatMap((quasi, index): (string | Value)[] => {
        const expression = node.expressions[index]
        return expression === undefined ? [quasi.value.cooked ?? ''] : [quasi.value.cooked ?? '', evaluator.evaluate(expression, env)]
      })
      return textOf(parts, site)
    }
    case 'BinaryExpression': {
      if (node.left.type === 'PrivateIdentifier') return unknown(site, `\`${node.operator}\` is not followed`)
      const [left, right] = [evaluator.evaluate(node.left, env), evaluator.evaluate(node.right, env)]
      if (node.operator !== '+') return operated(node.operator, left, right, site) ?? unknown(site, `\`${node.operator}\` is not followed`)
      if (left.kind === 'literal' && right.kind === 'literal' && typeof left.value === 'number' && typeof right.value === 'number')
        return literal(site, left.value + right.value)
      return textOf([left, right], site)
    }
    case 'UnaryExpression': {
      const value = evaluator.evaluate(node.argument, env)
      if (node.operator === '-' && value.kind === 'literal' && typeof value.value === 'number') return literal(site, -value.value)
      if (node.operator === '!' && value.kind === 'literal') return literal(site, !value.value)
      if (node.operator === 'void') return literal(site, undefined)
      return unknown(site, `\`${node.operator}\` is not followed`)
    }
    case 'LogicalExpression': {
      const left = evaluator.evaluate(node.left, env)
      if (left.kind === 'literal') {
        const taken =
          node.operator === '??' ? left.value !== null && left.value !== undefined : node.operator === '||' ? left.value : !left.value
        return taken ? left : evaluator.evaluate(node.right, env)
      }
      const right = evaluator.evaluate(node.right, env)
      if (node.operator === '&&') return right
      return left.kind === 'object' || left.kind === 'array' || left.kind === 'function' ? left : either(site, [left, right])
    }
    case 'ConditionalExpression': {
      const test = evaluator.evaluate(node.test, env)
      if (test.kind === 'literal') return evaluator.evaluate(test.value ? node.consequent : node.alternate, env)
      return either(site, [evaluator.evaluate(node.consequent, env), evaluator.evaluate(node.alternate, env)])
    }
    case 'ArrayExpression': {
      let open = false
      const items = node.elements.flatMap((element): readonly Value[] => {
        if (element === null) return [literal(site, undefined)]
        if (element.type !== 'SpreadElement') return [evaluator.evaluate(element, env)]
        const spread = evaluator.evaluate(element.argument, env)
        if (spread.kind === 'array') {
          open ||= spread.open
          return spread.items
        }
        open = true
        return []
      })
      return { node: site.node, env: site.env, kind: 'array', items, open }
    }
    case 'ObjectExpression':
      return objectValue(evaluator, node, env, site)
    case 'TSEnumDeclaration': {
      let next = 0
      const members = node.body.members.flatMap((one): readonly [string, Member][] => {
        const name = one.id.type === 'Identifier' ? one.id.name : one.id.type === 'Literal' ? String(one.id.value) : undefined
        if (name === undefined) return []
        const value = one.initializer ? evaluator.evaluate(one.initializer, env) : literal({ node: one, env }, next)
        if (value.kind === 'literal' && typeof value.value === 'number') next = value.value + 1
        return [[name, { node: one, module: env.module, getter: false, value: () => value }]]
      })
      return { node: site.node, env: site.env, kind: 'object', members: new Map(members), open: false }
    }
    case 'ClassExpression':
      return evaluator.classValue(node, env)
    default:
      if (isFunction(node)) return { kind: 'function', node: node as FunctionLike, env, self: undefined }
      return unknown(site, 'this expression is not followed')
  }
}

function objectValue(evaluator: Evaluator, node: Extract<Expression, { type: 'ObjectExpression' }>, env: Environment, site: Site): Value {
  const members = new Map<string, Member>()
  const spreads: Value[] = []
  let open = false
  for (const one of node.properties) {
    if (one.type === 'SpreadElement') {
      const spread = evaluator.evaluate(one.argument, env)
      if (spread.kind === 'object') {
        for (const [name, member] of spread.members) members.set(name, member)
        open ||= spread.open
      } else if (spread.kind !== 'literal') {
        open = true
        spreads.push(spread)
      }
      continue
    }
    const name = keyName(one.key, one.computed) ?? computedName(evaluator, one.key, env)
    if (name === undefined) {
      open = true
      continue
    }
    const { value } = one
    const plain = () => evaluator.evaluate(value, env)
    const own = value.type === 'FunctionExpression' ? method(plain, () => object) : plain
    members.set(name, { node: one, module: env.module, getter: one.kind === 'get', value: own })
  }
  const object: Value = { node: site.node, env: site.env, kind: 'object', members, open, ...(spreads.length > 0 && { spreads }) }
  return object
}

/** A function of an object, which it knows as `this`. */
function method(evaluate: () => Value, self: () => Value): () => Value {
  let known: Value | undefined
  return () => {
    if (known !== undefined) return known
    const value = evaluate()
    known = value.kind === 'function' ? { ...value, self: self() } : value
    return known
  }
}

function computedName(evaluator: Evaluator, key: Node, env: Environment): string | undefined {
  if (key.type === 'PrivateIdentifier') return undefined
  const value = evaluator.evaluate(key as Expression, env)
  return value.kind === 'literal' ? String(value.value) : undefined
}

export function literal(site: Site, value: string | number | bigint | boolean | null | undefined): Value {
  return { kind: 'literal', node: site.node, env: site.env, value }
}

/** Text of several parts; a literal where all of them are known. */
export function textOf(parts: readonly (string | Value)[], site: Site): Value {
  const flat: (string | Value)[] = []
  for (const part of parts.flatMap(laidOpen)) {
    const last = flat.at(-1)
    if (typeof part === 'string' && typeof last === 'string') flat[flat.length - 1] = last + part
    else if (part !== '') flat.push(part)
  }
  if (flat.every((part) => typeof part === 'string')) return literal(site, flat.join(''))
  return { kind: 'text', node: site.node, env: site.env, parts: flat }
}

function laidOpen(part: string | Value): readonly (string | Value)[] {
  if (typeof part === 'string') return [part]
  if (part.kind === 'literal') return [String(part.value)]
  return part.kind === 'text' ? part.parts : [part]
}
