import { posix } from 'node:path'
import { unreadableFile } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { parseFeed } from './feed.js'
import type { ReadFile } from './plan-load.js'
import { type Environment, parseScenario, type Scenario } from './scenario.js'

/**
 * Reads a scenario and the data feed that it names, which is looked for beside it.
 *
 * @throws LoadError KIT3003 for a file that can't be read, KIT3007 and KIT3005 for one that can't be used.
 * @example
 * readScenario('loadtest.yaml', (path) => readFileSync(path, 'utf8'), process.env)
 */
export function readScenario(path: string, read: ReadFile, env: Environment = {}): Scenario {
  const text = (file: string) => read(file) ?? refuse(unreadableFile(file, 'it is not there, or may not be read'))
  const readFeed = (feed: string) => {
    const beside = posix.join(posix.dirname(path), feed)
    return parseFeed(text(beside), beside)
  }
  return parseScenario(text(path), path, readFeed, env)
}
