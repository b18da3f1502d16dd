import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DiagnosticError } from '@kit/api'
import { z } from 'zod'
import { Config } from './config.js'
import { placeInConfig, placeOfFailure } from './config-places.js'
import { loadModule } from './load-module.js'
import { configFails, configRefused } from './problems.js'

/** The names under which a project's configuration is found. */
export const configFileNames = ['kit.config.ts', 'kit.config.mts', 'kit.config.js', 'kit.config.mjs'] as const

export interface LoadedConfig extends z.output<typeof Config> {
  /** Absolute. */
  readonly file: string
}

/** Whatever a module throws; an error of another realm is no `Error` of this one. */
const Thrown = z
  .object({ message: z.string(), stack: z.string().default('') })
  .catch({ message: 'it throws something that is no error', stack: '' })

/**
 * Loads the configuration of a project, as it is now: a module that was loaded before is loaded again.
 *
 * @param root the project's folder, absolute
 * @returns undefined where the folder has no kit.config
 * @throws DiagnosticError KIT1700 when it can't be loaded, KIT1701 when it says what kit does not know
 * @example
 * const config = await loadConfig('/projects/api')
 * config?.api?.framework // 'fastify'
 */
export async function loadConfig(root: string): Promise<LoadedConfig | undefined> {
  const file = configFileNames.map((name) => join(root, name)).find((path) => existsSync(path))
  if (file === undefined) return undefined
  const parsed = Config.safeParse(await load(file))
  if (parsed.success) return { ...parsed.data, file }
  const text = readFileSync(file, 'utf8')
  const problems = parsed.error.issues.map((issue) => configRefused(issue, placeInConfig(file, text, issue)))
  throw new DiagnosticError(problems)
}

async function load(file: string): Promise<unknown> {
  try {
    return await loadModule(file)
  } catch (failure) {
    const { message, stack } = Thrown.parse(failure)
    throw new DiagnosticError([configFails(message, placeOfFailure(file, readFileSync(file, 'utf8'), stack))])
  }
}
