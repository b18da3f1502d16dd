import type { Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { folderOf } from '../../evaluate/file-paths.js'
import { bindParameters } from '../../evaluate/invoke.js'
import { childrenOf, isFunction } from '../../evaluate/syntax.js'
import type { FunctionLike, ObjectValue } from '../../evaluate/value.js'
import { sourcesBelow } from '../routes/entries.js'

/** The arguments of all `registry.registerPath({ … })` of zod-to-openapi: in what the application loads, and in scripts of the same package beside it. */
export function registeredPaths(evaluator: Evaluator): readonly ObjectValue[] {
  const { graph } = evaluator
  const loaded = [...graph.loaded].map(({ path }) => path)
  const beside = packagesOf(evaluator, loaded).flatMap((folder) => sourcesBelow(graph.files, folder))
  return [...new Set([...loaded, ...beside])].flatMap((path) => {
    if (graph.text(path)?.includes('.registerPath(') !== true) return []
    const module = graph.module(path)
    return module === undefined ? [] : callsIn(evaluator, module.program, graph.environment(module))
  })
}

/** Folders of the packages that use zod-to-openapi and that the application is of. */
function packagesOf(evaluator: Evaluator, paths: readonly string[]): readonly string[] {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder)
      if (folder === '') break
    }
  }
  return [...folders].filter((folder) =>
    evaluator.graph.files.read(folder === '' ? 'package.json' : `${folder}/package.json`)?.includes('zod-to-openapi'),
  )
}

function callsIn(evaluator: Evaluator, node: Node, env: Environment): readonly ObjectValue[] {
  if (isFunction(node)) {
    const owner = node as FunctionLike
    const inner = env.body(owner, undefined, (body) => bindParameters(evaluator, owner, undefined, body))
    return owner.body === null ? [] : callsIn(evaluator, owner.body, inner)
  }
  const found = childrenOf(node).flatMap((child) => callsIn(evaluator, child, env))
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.computed) return found
  const [first] = node.arguments
  if (node.callee.property.name !== 'registerPath' || first === undefined || first.type === 'SpreadElement') return found
  const value = evaluator.evaluate(first, env)
  return value.kind === 'object' ? [...found, value] : found
}
