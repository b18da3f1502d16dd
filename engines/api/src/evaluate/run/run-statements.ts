import type { Expression, Node, Statement } from 'oxc-parser'
import { bindPattern } from './bind-pattern.js'
import { type Data, isFields, isList, unfollowed } from './data.js'
import { isTruthy } from './list-methods.js'
import type { Running } from './run-expression.js'
import { Scope } from './scope.js'

/** How a statement ended, where what follows it does not run. */
export type Completion = { readonly kind: 'return'; readonly value: Data } | { readonly kind: 'break' | 'continue' } | undefined

/** Functions are known before the statement that declares them. */
export function hoist(running: Running, body: readonly Node[], scope: Scope): void {
  for (const node of body) {
    const own = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : node
    if (own?.type === 'FunctionDeclaration' && own.id) scope.declare(own.id.name, running.function(own, scope))
  }
}

export function runBody(running: Running, body: readonly (Statement | Node)[], scope: Scope): Completion {
  for (const one of body) {
    const done = runStatement(running, one, scope)
    if (done !== undefined) return done
  }
  return undefined
}

function runBlock(running: Running, node: Node, around: Scope): Completion {
  if (node.type !== 'BlockStatement') return runStatement(running, node, around)
  const scope = new Scope(around)
  hoist(running, node.body, scope)
  return runBody(running, node.body, scope)
}

export function runStatement(running: Running, node: Node, scope: Scope): Completion {
  running.computation.step()
  switch (node.type) {
    case 'VariableDeclaration':
      for (const { id, init } of node.declarations) bindPattern(running, id, init ? running.expression(init, scope) : undefined, scope)
      return undefined
    case 'ExpressionStatement':
      running.expression(node.expression, scope)
      return undefined
    case 'ReturnStatement':
      return { kind: 'return', value: node.argument ? running.expression(node.argument, scope) : undefined }
    case 'BlockStatement':
      return runBlock(running, node, scope)
    case 'IfStatement':
      if (isTruthy(running.expression(node.test, scope))) return runBlock(running, node.consequent, scope)
      return node.alternate ? runBlock(running, node.alternate, scope) : undefined
    case 'ForOfStatement':
    case 'ForInStatement':
      return runEach(running, node, scope)
    case 'ForStatement': {
      const inner = new Scope(scope)
      if (node.init) {
        if (node.init.type === 'VariableDeclaration') runStatement(running, node.init, inner)
        else running.expression(node.init, inner)
      }
      return repeated(
        () => !node.test || isTruthy(running.expression(node.test, inner)),
        () => runBlock(running, node.body, inner),
        () => node.update && running.expression(node.update, inner),
      )
    }
    case 'WhileStatement':
      return repeated(
        () => isTruthy(running.expression(node.test, scope)),
        () => runBlock(running, node.body, scope),
      )
    case 'TryStatement': {
      // What is thrown is not followed, so nothing gets to `catch`.
      const done = runBlock(running, node.block, scope)
      return (node.finalizer && runBlock(running, node.finalizer, scope)) ?? done
    }
    case 'SwitchStatement': {
      const value = running.expression(node.discriminant, scope)
      const matching = node.cases.findIndex(({ test }) => test !== null && running.expression(test, scope) === value)
      const first = matching === -1 ? node.cases.findIndex(({ test }) => test === null) : matching
      const body = first === -1 ? [] : node.cases.slice(first).flatMap(({ consequent }) => consequent)
      const done = runBody(running, body, new Scope(scope))
      return done?.kind === 'break' ? undefined : done
    }
    case 'BreakStatement':
    case 'ContinueStatement':
      if (node.label) return unfollowed('a label')
      return { kind: node.type === 'BreakStatement' ? 'break' : 'continue' }
    case 'EmptyStatement':
    case 'FunctionDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return undefined
    default:
      return unfollowed(`a ${node.type}`)
  }
}

function runEach(running: Running, node: Extract<Node, { type: 'ForOfStatement' | 'ForInStatement' }>, scope: Scope): Completion {
  const over = running.expression(node.right as Expression, scope)
  const items = node.type === 'ForOfStatement' ? over : isFields(over) || isList(over) ? Object.keys(over) : undefined
  if (!isList(items ?? null) || items === undefined) return unfollowed('what is gone through is no list')
  const declaration = node.left.type === 'VariableDeclaration' ? node.left.declarations[0] : undefined
  if (declaration === undefined) return unfollowed('a loop over what is declared elsewhere')
  for (const one of isList(items) ? [...items] : []) {
    const inner = new Scope(scope)
    bindPattern(running, declaration.id, one, inner)
    const done = runBlock(running, node.body, inner)
    if (done?.kind === 'return') return done
    if (done?.kind === 'break') break
  }
  return undefined
}

function repeated(test: () => boolean, body: () => Completion, update: () => unknown = () => undefined): Completion {
  while (test()) {
    const done = body()
    if (done?.kind === 'return') return done
    if (done?.kind === 'break') break
    update()
  }
  return undefined
}
