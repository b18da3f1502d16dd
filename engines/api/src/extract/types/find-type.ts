import type { Node } from 'oxc-parser'
import { exportedName } from '../../evaluate/declarations.js'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import type { SourceModule } from '../../evaluate/source-module.js'
import type { FoundType } from './type-scope.js'

/** The parts of a type's name: `Models.User` is `['Models', 'User']`. */
export function nameParts(node: Node): readonly string[] {
  if (node.type === 'Identifier') return [node.name]
  if (node.type === 'TSQualifiedName') return [...nameParts(node.left), node.right.name]
  if (node.type === 'MemberExpression' && !node.computed) return [...nameParts(node.object), node.property.name]
  return []
}

/** The declaration that a type's name means, across imports; undefined for those of packages and of the language. */
export function findType(evaluator: Evaluator, name: readonly string[], env: Environment): FoundType | undefined {
  const [first, ...rest] = name
  if (first === undefined) return undefined
  if (rest.length === 0) return local(evaluator, first, env)
  const declared = env.ownerOf(first)?.declared(first)
  if (declared?.kind === 'import') {
    const module = evaluator.graph.resolve(env.module, declared.specifier)
    const last = rest.at(-1)
    return module && last !== undefined ? exportedType(evaluator, module, last, new Set()) : undefined
  }
  // A namespace's types count as those of the module that it stands in.
  return local(evaluator, rest.at(-1) ?? first, env)
}

/** The package and export that a type's name is imported as. */
export function packageType(name: readonly string[], env: Environment): { readonly specifier: string; readonly name: string } | undefined {
  const [first = '', ...rest] = name
  const declared = env.ownerOf(first)?.declared(first)
  if (declared?.kind !== 'import') return undefined
  return { specifier: declared.specifier, name: rest.at(-1) ?? (/^(?:default|\*|=)$/.test(declared.imported) ? first : declared.imported) }
}

function local(evaluator: Evaluator, name: string, env: Environment): FoundType | undefined {
  const type = env.type(name)
  if (type !== undefined) return type
  const owner = env.ownerOf(name)
  const declared = owner?.declared(name)
  if (owner === undefined || declared === undefined) return undefined
  if (declared.kind === 'enum') return { node: declared.node, env: owner.at(declared.node) }
  if (declared.kind === 'class') return { node: declared.node, env: owner.at(declared.node) }
  if (declared.kind !== 'import') return undefined
  const module = evaluator.graph.resolve(owner.module, declared.specifier)
  return module && exportedType(evaluator, module, declared.imported, new Set())
}

function exportedType(evaluator: Evaluator, module: SourceModule, name: string, seen: Set<SourceModule>): FoundType | undefined {
  if (seen.has(module)) return undefined
  seen.add(module)
  const env = evaluator.graph.environment(module)
  for (const node of module.program.body) {
    if (node.type === 'ExportDefaultDeclaration' && name === 'default') {
      const { declaration } = node
      if (declaration.type === 'Identifier') return local(evaluator, declaration.name, env)
      if (declaration.type === 'TSInterfaceDeclaration') return { node: declaration, env: env.at(declaration) }
      if (declaration.type === 'ClassDeclaration' || declaration.type === 'ClassExpression')
        return { node: declaration, env: env.at(declaration) }
    }
    if (node.type !== 'ExportNamedDeclaration') continue
    const specifier = node.specifiers.find((one) => exportedName(one.exported) === name)
    if (specifier === undefined) continue
    const own = exportedName(specifier.local)
    if (!node.source) return local(evaluator, own, env)
    const other = evaluator.graph.resolve(module, node.source.value)
    return other && exportedType(evaluator, other, own, seen)
  }
  const own = local(evaluator, name, env)
  if (own !== undefined) return own
  for (const node of module.program.body) {
    if (node.type !== 'ExportAllDeclaration' || node.exported) continue
    const other = evaluator.graph.resolve(module, node.source.value)
    const found = other && exportedType(evaluator, other, name, seen)
    if (found !== undefined) return found
  }
  return undefined
}
