import { findRoutes } from '../extract/routes/find-routes.js'
import { memoryFiles } from '../plan/memory-files.fixture.js'
import { Evaluator } from './evaluator.js'
import { ModuleGraph } from './module-graph.js'

const APP =
  "import express from 'express'\nimport a from './a.js'\nimport b from './b.js'\nconst app = express()\napp.use('/a', a)\napp.use('/b', b)\n"
const ROUTER =
  "import { Router } from 'express'\nimport { PATH } from './path.js'\nconst router = Router()\nrouter.get(PATH, (req, res) => {})\nexport default router"

function project() {
  const sources: Record<string, string> = {
    'app.ts': APP,
    'a.ts': ROUTER,
    'b.ts': ROUTER.replace('PATH, ', "'/b', "),
    'path.ts': "export const PATH = '/old'",
  }
  const graph = new ModuleGraph(memoryFiles(sources))
  const evaluator = new Evaluator(graph)
  const paths = () => findRoutes(evaluator, { entries: ['app.ts'] }).routes.map(({ path }) => path)
  const change = (path: string, text: string | undefined) => {
    if (text === undefined) delete sources[path]
    else sources[path] = text
    graph.refresh([path])
  }
  return { graph, paths, change }
}

test('a changed file is seen by those that import it, the others stay parsed', () => {
  const { graph, paths, change } = project()
  expect(paths()).toEqual(['/a/old', '/b/b'])
  const [a, b] = [graph.module('a.ts'), graph.module('b.ts')]
  change('path.ts', "export const PATH = '/new'")
  expect(paths()).toEqual(['/a/new', '/b/b'])
  expect(graph.module('a.ts')).toBe(a)
  expect(graph.module('b.ts')).toBe(b)
})

test('a route that is added, and one that goes', () => {
  const { paths, change } = project()
  paths()
  change('b.ts', ROUTER.replace('router.get', "router.post('/more', (req, res) => {})\nrouter.get"))
  expect(paths()).toEqual(['/a/old', '/b/more', '/b/old'])
  change('app.ts', APP.replace("app.use('/a', a)\n", ''))
  expect(paths()).toEqual(['/b/more', '/b/old'])
})

test('a file that comes changes what imports mean, and one that goes too', () => {
  const { paths, change } = project()
  change('app.ts', APP.replace('./b.js', './c.js'))
  expect(paths()).toEqual(['/a/old'])
  change('c.ts', ROUTER)
  expect(paths()).toEqual(['/a/old', '/b/old'])
  change('a.ts', undefined)
  expect(paths()).toEqual(['/b/old'])
})
