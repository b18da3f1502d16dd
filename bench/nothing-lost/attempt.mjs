// One run, and what is lost in it. Runs the sources as they are: they need no build.
import { register } from 'node:module'

register('../../tools/typescript-hooks.mjs', import.meta.url)
const { run } = await import(new URL('../../engines/api/src/nothing-lost/one-run.fixture.ts', import.meta.url).href)

/** A crash is a loss, too. */
export function attempt(scenario) {
  return run(scenario).catch((error) => ({
    result: 'refused',
    losses: [String(error.stack)],
    messages: [],
    made: [],
    before: {},
    after: {},
  }))
}

/** Leaves out edits and changes one by one, as long as something is still lost. */
export async function smallest(scenario) {
  for (const key of ['edits', 'changes']) {
    for (let at = scenario[key].length - 1; at >= 0; at--) {
      const less = { ...scenario, [key]: scenario[key].filter((_, index) => index !== at) }
      if ((await attempt(less)).losses.length > 0) return smallest(less)
    }
  }
  return { scenario, losses: (await attempt(scenario)).losses }
}
