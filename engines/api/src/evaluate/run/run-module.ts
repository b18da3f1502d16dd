import type { Node, Program } from 'oxc-parser'
import { exportedName } from '../declarations.js'
import type { SourceModule } from '../source-module.js'
import { childrenOf } from '../syntax.js'
import { bindMissing } from './bind-pattern.js'
import { type Data, endsComputation, MISSING } from './data.js'
import type { Running } from './run-expression.js'
import { hoist, runStatement } from './run-statements.js'
import type { Scope } from './scope.js'

/** What a module's imports bring. */
export type Importing = (specifier: string, name: string) => Data

/** Does what a module does when it is loaded. What can't be followed leaves the names that it is about unknown. */
export function runModule(running: Running, { program }: Pick<SourceModule, 'program'>, scope: Scope, imports: Importing): void {
  declareImports(program, scope, imports)
  hoist(running, program.body, scope)
  for (const node of program.body) {
    const own = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : node
    if (!own || own.type === 'ImportDeclaration' || own.type === 'ExportAllDeclaration') continue
    if (own.type === 'FunctionDeclaration') continue
    // `export default <expression>` declares nothing; whoever imports it computes it.
    if (node.type === 'ExportDefaultDeclaration') continue
    tolerantly(() => runStatement(running, own, scope)) || forget(running, own, scope)
  }
}

function tolerantly(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (endsComputation(error)) return false
    throw error
  }
}

function declareImports(program: Program, scope: Scope, imports: Importing): void {
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration') continue
    for (const one of node.specifiers) {
      const name =
        one.type === 'ImportDefaultSpecifier' ? 'default' : one.type === 'ImportNamespaceSpecifier' ? '*' : exportedName(one.imported)
      scope.declareLazily(one.local.name, () => imports(node.source.value, name))
    }
  }
}

/** Nothing is known any more of what a statement declares, assigns or may have changed by a call. */
function forget(running: Running, node: Node, scope: Scope): void {
  if (node.type === 'VariableDeclaration') {
    for (const { id } of node.declarations) bindMissing(id, scope)
    return
  }
  if (node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression') {
    const { left } = node.expression
    if (tolerantly(() => running.assign(left, MISSING, scope))) return
  }
  const visit = (one: Node): void => {
    if (one.type === 'Identifier' && scope.has(one.name)) scope.set(one.name, MISSING)
    for (const child of childrenOf(one)) visit(child)
  }
  visit(node)
}
