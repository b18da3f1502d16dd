import { badScenario } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'

/**
 * Puts values of the environment where a scenario says `{{env.NAME}}`: secrets don't belong into its file.
 *
 * @throws LoadError KIT3007 when the environment has no such value.
 */
export function withEnvironment(text: string, path: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(
    /\{\{\s*env\.(\w+)\s*\}\}/g,
    (_, name: string) => env[name] ?? refuse(badScenario(path, `the environment has no ${name}, which it needs`)),
  )
}

/**
 * Values that leave every `{{env.NAME}}` of a text as it is, for whoever fills them in later.
 *
 * @example
 * unresolved('Bearer {{env.TOKEN}}') // { TOKEN: '{{env.TOKEN}}' }
 */
export function unresolved(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/\{\{\s*env\.(\w+)\s*\}\}/g)].map(([, name = '']) => [name, `{{env.${name}}}`]))
}
