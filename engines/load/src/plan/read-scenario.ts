import { posix } from 'node:path'
import { unreadableFile } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { parseFeed } from './feed.js'
import type { ReadFile } from './plan-load.js'
import { type Environment, parseScenario, type Scenario, scenarioOf } from './scenario.js'

/**
 * Reads a scenario and the data feed that it names, which is looked for beside it.
 *
 * @throws LoadError KIT3003 for a file that can't be read, KIT3007 and KIT3005 for one that can't be used.
 * @example
 * readScenario('loadtest.yaml', (path) => readFileSync(path, 'utf8'), process.env)
 */
export function readScenario(path: string, read: ReadFile, env: Environment = {}): Scenario {
  return parseScenario(textOf(path, read), path, feedReader(path, read), env)
}

/**
 * Takes a scenario that a module has exported, with its data feed.
 *
 * @param value of the form of a scenario file
 * @param path of the module, as messages should name it
 * @throws LoadError KIT3003 for a feed that can't be read, KIT3007 and KIT3005 for what can't be used.
 * @example
 * scenarioFrom({ flows: [{ steps: [{ path: '/users' }] }] }, 'loadtest.ts', (path) => readFileSync(path, 'utf8'))
 */
export function scenarioFrom(value: unknown, path: string, read: ReadFile, env: Environment = {}): Scenario {
  return scenarioOf(value, path, feedReader(path, read), env)
}

function feedReader(path: string, read: ReadFile) {
  return (feed: string) => {
    const beside = posix.join(posix.dirname(path), feed)
    return parseFeed(textOf(beside, read), beside)
  }
}

function textOf(file: string, read: ReadFile): string {
  return read(file) ?? refuse(unreadableFile(file, 'it is not there, or may not be read'))
}
