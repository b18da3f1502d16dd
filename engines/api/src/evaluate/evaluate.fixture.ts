import { memoryFiles } from '../plan/memory-files.fixture.js'
import { Evaluator } from './evaluator.js'
import { exportOf } from './exports.js'
import { ModuleGraph } from './module-graph.js'
import type { Value } from './value.js'

/** The meaning of an export, over files in memory. */
export function exported(
  sources: Readonly<Record<string, string>>,
  path: string,
  name: string,
): { readonly value: Value; readonly evaluator: Evaluator } {
  const graph = new ModuleGraph(memoryFiles(sources))
  const evaluator = new Evaluator(graph)
  const module = graph.module(path)
  if (module === undefined) throw new Error(`There is no ${path}`)
  return { evaluator, value: exportOf(evaluator, module, name, { node: module.program, env: graph.environment(module) }) }
}

/** A value in short, as a person would write it down. */
export function show(value: Value): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value
    case 'text':
      return value.parts.map((part) => (typeof part === 'string' ? part : '?')).join('')
    case 'object':
      return Object.fromEntries([...value.members].map(([name, member]) => [name, show(member.value())]))
    case 'array':
      return value.items.map(show)
    case 'external':
      return [value.specifier, ...value.path].join('.')
    case 'member':
      return `${String(show(value.object))}.${value.name}`
    case 'call':
      return `${String(show(value.callee))}(${value.args.map((one) => JSON.stringify(show(one))).join(', ')})`
    case 'either':
      return { either: value.options.map(show) }
    case 'parameter':
      return `parameter ${[value.index, ...value.path].join('.')}`
    default:
      return value.kind
  }
}
