import type { BindingPattern, CallExpression, Class, Expression, Function as FunctionNode, Node, Statement, TSType } from 'oxc-parser'
import { eachRunning, isFunction, keyName } from './syntax.js'

/** What a name of a scope stands for. */
export type Declared =
  | {
      readonly kind: 'variable'
      readonly node: Node
      readonly init: Expression | undefined
      readonly steps: readonly Step[]
      readonly type: TSType | undefined
    }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'class'; readonly node: Class }
  | { readonly kind: 'enum'; readonly node: Extract<Node, { type: 'TSEnumDeclaration' }> }
  | { readonly kind: 'import'; readonly node: Node; readonly specifier: string; readonly imported: string }

/** From a value to what a destructuring pattern takes of it. */
export type Step =
  | { readonly kind: 'member'; readonly name: string; readonly fallback?: Expression }
  | { readonly kind: 'element'; readonly index: number; readonly fallback?: Expression }
  | { readonly kind: 'rest' }

export type TypeDeclaration = Extract<Node, { type: 'TSInterfaceDeclaration' | 'TSTypeAliasDeclaration' }>

/** Everything a body declares, and what is assigned to its names afterwards. Blocks count as part of the function that they stand in. */
export interface Declarations {
  readonly values: ReadonlyMap<string, Declared>
  readonly types: ReadonlyMap<string, TypeDeclaration>
  /** `name = …`, by name. */
  readonly assigned: ReadonlyMap<string, readonly Expression[]>
  /** `name.member = …`, by name; also `module.exports.member = …` under `module.exports`. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, Expression>>
  /** `name.push(…)`, by name. */
  readonly pushed: ReadonlyMap<string, readonly CallExpression[]>
  /** Names that are counted up or added to. */
  readonly changing: ReadonlySet<string>
  /** Names that several blocks declare, each for itself. */
  readonly repeated: ReadonlySet<string>
}

/** Looks through a module's or a function's statements, but not into the functions in them. */
export function declarationsOf(body: readonly (Statement | Node)[]): Declarations {
  const values = new Map<string, Declared>()
  // There are many functions, and most do little of this.
  let types: Map<string, TypeDeclaration> | undefined
  let assigned: Map<string, Expression[]> | undefined
  let members: Map<string, Map<string, Expression>> | undefined
  let pushed: Map<string, CallExpression[]> | undefined
  let changing: Set<string> | undefined
  let repeated: Set<string> | undefined
  const declare = (name: string, declared: Declared): void => {
    if (values.has(name)) repeated = (repeated ?? new Set()).add(name)
    values.set(name, declared)
  }

  const visit = (node: Node): void => {
    switch (node.type) {
      case 'VariableDeclaration':
        for (const one of node.declarations) {
          for (const { name, steps } of namesIn(one.id, [])) {
            const type = one.id.type === 'Identifier' ? (one.id.typeAnnotation?.typeAnnotation ?? undefined) : undefined
            declare(name, { kind: 'variable', node: one, init: one.init ?? undefined, steps, type })
          }
        }
        break
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
        if (node.id && !(values.get(node.id.name)?.kind === 'function' && !node.body)) values.set(node.id.name, { kind: 'function', node })
        return
      case 'ClassDeclaration':
        if (node.id) declare(node.id.name, { kind: 'class', node })
        return
      case 'TSEnumDeclaration':
        values.set(node.id.name, { kind: 'enum', node })
        return
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        types = (types ?? new Map()).set(node.id.name, node)
        return
      case 'ImportDeclaration':
        for (const one of node.specifiers) {
          const imported =
            one.type === 'ImportDefaultSpecifier' ? 'default' : one.type === 'ImportNamespaceSpecifier' ? '*' : exportedName(one.imported)
          values.set(one.local.name, { kind: 'import', node: one, specifier: node.source.value, imported })
        }
        return
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference')
          values.set(node.id.name, { kind: 'import', node, specifier: node.moduleReference.expression.value, imported: '=' })
        return
      case 'AssignmentExpression':
        if (node.operator === '=' || node.operator === '??=' || node.operator === '||=') assign(node.left, node.right)
        else if (node.left.type === 'Identifier') changing = (changing ?? new Set()).add(node.left.name)
        break
      case 'UpdateExpression':
        if (node.argument.type === 'Identifier') changing = (changing ?? new Set()).add(node.argument.name)
        break
      case 'CallExpression': {
        const { callee } = node
        if (
          callee.type === 'MemberExpression' &&
          callee.object.type === 'Identifier' &&
          keyName(callee.property, callee.computed) === 'push'
        )
          pushed = (pushed ?? new Map()).set(callee.object.name, [...(pushed?.get(callee.object.name) ?? []), node])
        break
      }
      default:
        if (isFunction(node)) return
        if (node.type === 'ClassExpression') return
    }
    eachRunning(node, visit)
  }

  const assign = (left: Node, right: Expression): void => {
    if (left.type === 'Identifier') assigned = (assigned ?? new Map()).set(left.name, [...(assigned?.get(left.name) ?? []), right])
    if (left.type !== 'MemberExpression') return
    const member = keyName(left.property, left.computed)
    const owner = ownerName(left.object)
    if (member === undefined || owner === undefined) return
    members ??= new Map()
    members.set(owner, (members.get(owner) ?? new Map<string, Expression>()).set(member, right))
  }

  for (const statement of body) visit(statement)
  return {
    values: values.size === 0 ? NONE : values,
    types: types ?? NONE,
    assigned: assigned ?? NONE,
    members: members ?? NONE,
    pushed: pushed ?? NONE,
    changing: changing ?? NO_NAMES,
    repeated: repeated ?? NO_NAMES,
  }
}

const NO_NAMES: ReadonlySet<string> = new Set()
const NONE: ReadonlyMap<string, never> = new Map<string, never>()

function ownerName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'ThisExpression') return 'this'
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module') {
    return keyName(node.property, node.computed) === 'exports' ? 'module.exports' : undefined
  }
  return undefined
}

export function exportedName(node: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return node.name ?? String(node.value)
}

/** The names that a pattern binds, each with the way to it. */
export function namesIn(
  pattern: BindingPattern,
  steps: readonly Step[],
): readonly { readonly name: string; readonly steps: readonly Step[] }[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ name: pattern.name, steps }]
    case 'AssignmentPattern': {
      const last = steps.at(-1)
      if (last === undefined || last.kind === 'rest') return namesIn(pattern.left, steps)
      return namesIn(pattern.left, [...steps.slice(0, -1), { ...last, fallback: pattern.right }])
    }
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => {
        if (one.type === 'RestElement') return namesIn(one.argument, [...steps, { kind: 'rest' }])
        const name = keyName(one.key, one.computed)
        return name === undefined ? [] : namesIn(one.value, [...steps, { kind: 'member', name }])
      })
    case 'ArrayPattern':
      return pattern.elements.flatMap((one, index) => {
        if (one === null) return []
        if (one.type === 'RestElement') return namesIn(one.argument, [...steps, { kind: 'rest' }])
        return namesIn(one, [...steps, { kind: 'element', index }])
      })
  }
}
