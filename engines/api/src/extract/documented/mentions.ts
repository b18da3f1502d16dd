import type { SourceModule } from '../../evaluate/source-module.js'

const known = new WeakMap<SourceModule, Map<string, boolean>>()

/** Whether a module's text has a word in it; texts are long, and looked through once for each. */
export function mentions(module: SourceModule, word: string): boolean {
  const words = known.get(module) ?? new Map<string, boolean>()
  known.set(module, words)
  const has = words.get(word) ?? module.text.includes(word)
  words.set(word, has)
  return has
}
