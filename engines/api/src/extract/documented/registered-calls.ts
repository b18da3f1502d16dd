import type { Node } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { folderOf } from '../../evaluate/file-paths.js'
import { bindParameters } from '../../evaluate/invoke.js'
import { childrenOf, isFunction } from '../../evaluate/syntax.js'
import type { FunctionLike, ObjectValue } from '../../evaluate/value.js'
import { sourcesBelow } from '../routes/entries.js'
import { mentions } from './mentions.js'

const CALL = '.registerPath('

/** The arguments of all `registry.registerPath({ … })` of zod-to-openapi: in what the application loads, and in scripts of the same package beside it. */
export function registeredPaths(evaluator: Evaluator): readonly ObjectValue[] {
  const { graph } = evaluator
  const { loaded } = graph
  const paths = loaded.map(({ path }) => path)
  const packages = packagesOf(evaluator, paths)
  const known = new Set(packages.length === 0 ? [] : paths)
  const beside = packages
    .flatMap((folder) => sourcesBelow(graph.files, folder))
    .flatMap((path) => {
      if (known.has(path) || graph.text(path)?.includes(CALL) !== true) return []
      known.add(path)
      return graph.module(path) ?? []
    })
  return [...loaded, ...beside].flatMap((module) =>
    mentions(module, CALL) ? callsIn(evaluator, module.program, graph.environment(module)) : [],
  )
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
    evaluator.graph.text(folder === '' ? 'package.json' : `${folder}/package.json`)?.includes('zod-to-openapi'),
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
