import { register } from 'node:module'

register('../../tools/typescript-hooks.mjs', import.meta.url)
const { Compiled } = await import(new URL('../../engines/api/src/plan/compile.fixture.ts', import.meta.url).href)

/** Projects in one program: what it needs of memory grows with them. */
const TOGETHER = 30

/**
 * Compiles what came of runs, some at a time. What doesn't compile is a loss, unless it did not compile before.
 *
 * @param found what is told of each run with a loss: its index and what the compiler says
 */
export class Compiler {
  #waiting = []
  compiled = 0

  constructor(found) {
    this.found = found
  }

  add(index, before, after) {
    this.#waiting.push({ index, before, after })
    if (this.#waiting.length === TOGETHER) this.finish()
  }

  /** Compiles those that wait. */
  finish() {
    const runs = this.#waiting
    this.#waiting = []
    this.compiled += runs.length
    const wrong = errorsOf(runs, 'after')
    const suspect = runs.filter(({ index }) => wrong.has(index))
    const known = errorsOf(suspect, 'before')
    for (const { index } of suspect) if (!known.has(index)) this.found(index, wrong.get(index))
  }
}

/** What the compiler says of projects, by their indexes; those that compile are not among them. */
function errorsOf(runs, side) {
  if (runs.length === 0) return new Map()
  const projects = Compiled.of(Object.fromEntries(runs.map((one) => [`run-${one.index}`, one[side]])))
  try {
    if (projects.errors.tsc !== undefined) throw new Error(projects.errors.tsc.join('\n'))
    return new Map(runs.map(({ index }) => [index, projects.errors[`run-${index}`]]).filter(([, errors]) => errors.length > 0))
  } finally {
    projects.dispose()
  }
}
