import type { Finding } from '../diagnostics/finding.js'
import { malformedTemplate, pathWithoutSlash, pathWithQuery } from '../diagnostics/reading-structure.js'

/** The parameter names of a path template, in order, each once. */
export function templateNames(path: string): string[] {
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []))]
}

/**
 * The path as a router can serve it, and what was wrong with it: a query or fragment is taken off, a slash put before it.
 *
 * @example
 * readPath('users?all=1') // { path: '/users', findings: [two of them] }
 */
export function readPath(written: string): { readonly path: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  let path = written
  const cut = outsideBraces(path)
  if (cut !== -1) {
    path = path.slice(0, cut)
    findings.push(pathWithQuery(written, path))
  }
  if (!path.startsWith('/')) {
    path = `/${path}`
    findings.push(pathWithoutSlash(written))
  }
  if (/[{}]/.test(path.replace(/\{[^{}]+\}/g, ''))) findings.push(malformedTemplate(written))
  return { path, findings }
}

/** Offset of the first `?` or `#` that is not inside braces. */
function outsideBraces(path: string): number {
  return path.replace(/\{[^{}]*\}/g, (template) => '_'.repeat(template.length)).search(/[?#]/)
}

/** Two paths with the same shape match the same requests. */
export function pathShape(path: string): string {
  return path.replace(/\{[^{}]+\}/g, '{}')
}
