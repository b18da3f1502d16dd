import type { Tree } from '@nx/devkit'

/** Adds the lines that .gitignore lacks. What git doesn't ignore counts as an input of cached tasks and defeats the cache. */
export function ignore(tree: Tree, patterns: readonly string[]): void {
  const text = tree.exists('.gitignore') ? (tree.read('.gitignore', 'utf-8') ?? '') : ''
  const present = new Set(text.split(/\r?\n/).map(normal))
  const missing = patterns.filter((pattern) => !present.has(normal(pattern)))
  if (missing.length === 0) return
  const separator = text === '' || text.endsWith('\n') ? '' : '\n'
  tree.write('.gitignore', `${text}${separator}${missing.join('\n')}\n`)
}

/** `/dist/`, `dist/` and `dist` ignore the same folder at the root. */
function normal(pattern: string): string {
  return pattern.trim().replace(/^\/|\/$/g, '')
}
