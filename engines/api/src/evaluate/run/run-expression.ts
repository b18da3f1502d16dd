import type { Argument, Expression, Node, ObjectExpression } from 'oxc-parser'
import { unwrap } from '../syntax.js'
import type { FunctionLike } from '../value.js'
import { bindPattern, propertyName } from './bind-pattern.js'
import { type Computation, copied } from './computation.js'
import { bounded, Callable, type Data, type Fields, fieldsOf, isList, unfollowed } from './data.js'
import { isTruthy } from './list-methods.js'
import { binary, unary } from './run-operators.js'
import { hoist, runBody } from './run-statements.js'
import { Scope } from './scope.js'
import { printed } from './text-methods.js'

/** Runs pieces of the sources over plain data. Whatever is not followed throws `Unfollowed`. */
export class Running {
  constructor(readonly computation: Computation) {}

  expression(expression: Expression, scope: Scope): Data {
    this.computation.step()
    return bounded(this.#value(unwrap(expression), scope))
  }

  #value(node: Expression, scope: Scope): Data {
    switch (node.type) {
      case 'Literal':
        return 'regex' in node ? unfollowed('a regular expression') : node.value
      case 'TemplateLiteral':
        return node.quasis
          .map((quasi, index) => {
            const inner = node.expressions[index]
            return (quasi.value.cooked ?? '') + (inner === undefined ? '' : printed(this.expression(inner, scope)))
          })
          .join('')
      case 'Identifier':
        return node.name === 'undefined' ? undefined : scope.get(node.name)
      case 'ThisExpression':
        return scope.get('this')
      case 'MetaProperty':
        return scope.get('import.meta')
      case 'ObjectExpression':
        return this.#object(node, scope)
      case 'ArrayExpression':
        return node.elements.flatMap((one): readonly Data[] => (one === null ? [undefined] : this.#item(one, scope)))
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return this.function(node, scope)
      case 'CallExpression':
        return this.#call(node, scope)
      case 'MemberExpression': {
        const object = this.#objectOf(node, scope)
        if (node.optional && (object === null || object === undefined)) return undefined
        return this.computation.member(object, this.#key(node, scope))
      }
      case 'AssignmentExpression': {
        const before = () => this.expression(node.left as Expression, scope)
        const value = this.#assigned(node.operator, before, () => this.expression(node.right, scope))
        this.assign(node.left, value, scope)
        return value
      }
      case 'UpdateExpression': {
        const before = this.expression(node.argument, scope)
        if (typeof before !== 'number') return unfollowed('what is counted is no number')
        const after = node.operator === '++' ? before + 1 : before - 1
        this.assign(node.argument, after, scope)
        return node.prefix ? after : before
      }
      case 'SequenceExpression':
        return node.expressions.map((one) => this.expression(one, scope)).at(-1)
      case 'ConditionalExpression':
        return this.expression(isTruthy(this.expression(node.test, scope)) ? node.consequent : node.alternate, scope)
      case 'LogicalExpression': {
        const left = this.expression(node.left, scope)
        if (node.operator === '??') return left ?? this.expression(node.right, scope)
        return isTruthy(left) === (node.operator === '||') ? left : this.expression(node.right, scope)
      }
      case 'BinaryExpression':
        if (node.left.type === 'PrivateIdentifier') return unfollowed('a private name')
        return binary(node.operator, this.expression(node.left, scope), this.expression(node.right, scope))
      case 'UnaryExpression':
        if (node.operator === 'delete') return this.#delete(node.argument, scope)
        return unary(node.operator, this.expression(node.argument, scope))
      default:
        return unfollowed(`a ${node.type}`)
    }
  }

  /** A function that remembers where it was made. */
  function(node: FunctionLike, around: Scope): Callable {
    if (node.generator || node.async) return new Callable(() => unfollowed('what happens later'))
    const isArrow = node.type === 'ArrowFunctionExpression'
    return new Callable((args, self) => {
      const scope = new Scope(around)
      if (!isArrow) {
        scope.declare('this', self)
        scope.declare('arguments', [...args])
      }
      for (const [index, one] of node.params.entries()) {
        if (one.type === 'TSParameterProperty') return unfollowed('a parameter of a constructor')
        if (one.type === 'RestElement') bindPattern(this, one.argument, args.slice(index), scope)
        else bindPattern(this, one, args[index], scope)
      }
      const { body } = node
      if (!body) return unfollowed('a function without a body')
      if (body.type !== 'BlockStatement') return this.expression(body as Expression, scope)
      hoist(this, body.body, scope)
      const done = runBody(this, body.body, scope)
      return done?.kind === 'return' ? done.value : undefined
    })
  }

  assign(target: Node, value: Data, scope: Scope): void {
    if (target.type === 'Identifier') scope.set(target.name, value)
    else if (target.type === 'MemberExpression') this.computation.set(this.#objectOf(target, scope), this.#key(target, scope), value)
    else unfollowed(`an assignment to a ${target.type}`)
  }

  #assigned(operator: string, before: () => Data, right: () => Data): Data {
    switch (operator) {
      case '=':
        return right()
      case '??=':
        return before() ?? right()
      case '||=':
        return before() || right()
      case '&&=':
        return before() && right()
      default:
        return binary(operator.slice(0, -1), before(), right())
    }
  }

  #object(node: ObjectExpression, scope: Scope): Fields {
    const fields = fieldsOf([])
    for (const one of node.properties) {
      if (one.type === 'SpreadElement') Object.assign(fields, copied(this.expression(one.argument, scope)))
      else if (one.kind !== 'init') unfollowed('an accessor')
      else fields[propertyName(this, one.key, one.computed, scope)] = this.expression(one.value, scope)
    }
    return fields
  }

  #item(node: Argument, scope: Scope): readonly Data[] {
    if (node.type !== 'SpreadElement') return [this.expression(node, scope)]
    const spread = this.expression(node.argument, scope)
    return isList(spread) ? spread : unfollowed('what is spread is no list')
  }

  #call(node: Extract<Expression, { type: 'CallExpression' }>, scope: Scope): Data {
    const callee = unwrap(node.callee)
    const self = callee.type === 'MemberExpression' ? this.#objectOf(callee, scope) : undefined
    if (callee.type === 'MemberExpression' && callee.optional && (self === null || self === undefined)) return undefined
    const called =
      callee.type === 'MemberExpression' ? this.computation.member(self, this.#key(callee, scope)) : this.expression(callee, scope)
    if (node.optional && (called === null || called === undefined)) return undefined
    return this.computation.call(
      called,
      node.arguments.flatMap((one) => this.#item(one, scope)),
      self,
    )
  }

  #delete(target: Expression, scope: Scope): boolean {
    const node = unwrap(target)
    if (node.type !== 'MemberExpression') return unfollowed('what is deleted is no member')
    this.computation.remove(this.#objectOf(node, scope), this.#key(node, scope))
    return true
  }

  #objectOf(node: Extract<Node, { type: 'MemberExpression' }>, scope: Scope): Data {
    return node.object.type === 'Super' ? unfollowed('`super`') : this.expression(node.object, scope)
  }

  #key(node: Extract<Node, { type: 'MemberExpression' }>, scope: Scope): Data {
    if (node.property.type === 'PrivateIdentifier') return unfollowed('a private name')
    if (!node.computed && node.property.type === 'Identifier') return node.property.name
    return this.expression(node.property as Expression, scope)
  }
}
