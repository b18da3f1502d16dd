import type { Node } from 'oxc-parser'
import { declarationsOf } from './declarations.js'
import type { SourceModule } from './source-module.js'
import { childrenOf, keyName } from './syntax.js'

/** What a statement at the top level of a module has to do with others. */
interface StatementFacts {
  readonly statement: Node
  readonly mentions: ReadonlySet<string>
  /** Names whose meaning is, or may be, given here. */
  readonly gives: ReadonlySet<string>
  readonly specifiers: ReadonlySet<string>
  /** Whether it loads what is found out only by evaluating. */
  readonly open: boolean
}

const known = new WeakMap<SourceModule, readonly StatementFacts[]>()

/**
 * The statements of a module whose meaning does not depend on what certain imports bring, not even by names that other statements give.
 *
 * @param isConcerned whether a specifier leads to a module that means something else now
 */
export function keptStatements(module: SourceModule, isConcerned: (specifier: string) => boolean): ReadonlySet<Node> {
  const all = known.get(module) ?? module.program.body.map(factsOf)
  known.set(module, all)
  const left = new Set(all)
  const names = new Set<string>()
  const drop = (facts: StatementFacts): void => {
    left.delete(facts)
    for (const name of facts.gives) names.add(name)
  }
  for (const one of all) if (one.open || [...one.specifiers].some(isConcerned)) drop(one)
  for (const name of names) for (const one of left) if (one.mentions.has(name)) drop(one)
  return new Set([...left].map(({ statement }) => statement))
}

function factsOf(statement: Node): StatementFacts {
  const mentions = new Set<string>()
  const specifiers = new Set<string>()
  const { values, types, pushed } = declarationsOf([statement.type.startsWith('Export') ? (exportedBy(statement) ?? statement) : statement])
  const gives = new Set([...values.keys(), ...types.keys(), ...pushed.keys()])
  let open = false
  const load = (argument: Node | undefined): void => {
    if (argument?.type === 'Literal' && typeof argument.value === 'string') specifiers.add(argument.value)
    else open = true
  }
  const visit = (node: Node): void => {
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') mentions.add(node.name)
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') {
      const name = rootName(node.type === 'AssignmentExpression' ? node.left : node.argument)
      if (name !== undefined) gives.add(name)
    }
    if (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      keyName(node.callee.property, node.callee.computed) === 'push'
    ) {
      const name = rootName(node.callee.object)
      if (name !== undefined) gives.add(name)
    }
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require') load(node.arguments[0])
    if (node.type === 'ImportExpression' || node.type === 'TSImportType') load(node.source)
    if (node.type === 'TSExternalModuleReference') load(node.expression)
    if ('source' in node && node.source && node.type.startsWith('Export')) load(node.source)
    if (node.type === 'ImportDeclaration') load(node.source)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(statement)
  return { statement, mentions, gives, specifiers, open }
}

function exportedBy(node: Node): Node | undefined {
  return node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? (node.declaration ?? undefined) : undefined
}

/** The name that a target of an assignment begins with. */
function rootName(node: Node): string | undefined {
  let at = node
  while (at.type === 'MemberExpression') at = at.object
  return at.type === 'Identifier' ? at.name : undefined
}
