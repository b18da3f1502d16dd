import { Evaluator } from '../../evaluate/evaluator.js'
import { exportOf } from '../../evaluate/exports.js'
import { ModuleGraph } from '../../evaluate/module-graph.js'
import { memoryFiles } from '../../plan/memory-files.fixture.js'
import type { Framework } from '../../render/options.js'
import { readFunction } from './read-function.js'
import type { Reading, Use } from './reading.js'

/** Reads the handler that the first of the files exports by default. */
export function readHandler(sources: string | Readonly<Record<string, string>>, framework: Framework = 'express'): Reading {
  const files = typeof sources === 'string' ? { 'a.ts': sources } : sources
  const graph = new ModuleGraph(memoryFiles(files))
  const evaluator = new Evaluator(graph)
  const module = graph.module(Object.keys(files)[0] ?? '')
  if (module === undefined) throw new Error('There is no source')
  const value = exportOf(evaluator, module, 'default', { node: module.program, env: graph.environment(module) })
  if (value.kind !== 'function') throw new Error(`The handler is ${value.kind}`)
  return readFunction(evaluator, value, framework)
}

export function statuses(sources: string | Readonly<Record<string, string>>, framework: Framework = 'express'): readonly number[] {
  return [...new Set(readHandler(sources, framework).answers.map(({ status }) => status))].sort((a, b) => a - b)
}

/** Fields by part, as deep as they are: `{ body: { user: { name: {} } } }`. */
export function fields(sources: string | Readonly<Record<string, string>>, framework: Framework = 'express'): unknown {
  const shown = (use: Use): unknown =>
    use.type === undefined ? Object.fromEntries([...use.fields].map(([name, inner]) => [name, shown(inner)])) : use.type
  return Object.fromEntries([...readHandler(sources, framework).uses].map(([part, use]) => [part, shown(use)]))
}
