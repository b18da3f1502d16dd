import { Evaluator } from '../../evaluate/evaluator.js'
import { ModuleGraph } from '../../evaluate/module-graph.js'
import type { Value } from '../../evaluate/value.js'
import { memoryFiles } from '../../plan/memory-files.fixture.js'
import type { FoundRoutes } from '../found-route.js'
import { type FindOptions, findRoutes } from './find-routes.js'

/** The routes of files in memory. */
export function routesIn(sources: Readonly<Record<string, string>>, options: FindOptions = {}): FoundRoutes {
  return findRoutes(new Evaluator(new ModuleGraph(memoryFiles(sources))), options)
}

/** Routes in short, `GET /users/{id}: auth > list`: method, path, and what its chain consists of. */
export function shown(sources: Readonly<Record<string, string>>, options: FindOptions = {}): readonly string[] {
  return routesIn(sources, options).routes.map(
    ({ method, path, chain }) => `${method.toUpperCase()} ${path}${chain.length === 0 ? '' : `: ${chain.map(linkName).join(' > ')}`}`,
  )
}

function linkName(value: Value): string {
  switch (value.kind) {
    case 'function':
      return value.node.id?.name ?? (value.node.type === 'ArrowFunctionExpression' ? '=>' : 'function')
    case 'call':
      return `${linkName(value.callee)}()`
    case 'member':
      return `${linkName(value.object)}.${value.name}`
    case 'external':
      return [value.specifier, ...value.path].join('.')
    default:
      return value.kind
  }
}

/** Sources that say so themselves: a router or application `app` of Express, with two functions to answer. */
export const EXPRESS =
  "import express from 'express'\nconst app = express()\nfunction list(req, res) {}\nfunction auth(req, res, next) {}\n"
