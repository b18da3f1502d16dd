import { parseSync } from 'oxc-parser'

/** As much of `http.ts` as reading routes takes. */
const HTTP = `import { z } from 'zod'
export const ErrorBody = z.object({})
export function file() {
  return z.any()
}
export function route(contract, handler) {
  return (...given) => handler(contract, ...given)
}
`

/**
 * A project in which next to nothing stands for what is written once and stays: most of what a run would read is that, and nobody edits it
 * here.
 */
export function withSmallSupport(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      if (path.endsWith('/http.ts')) return [path, HTTP]
      return [path, path.includes('/http/') ? 'export {}\n' : path.endsWith('/schema.ts') ? smallHelpers(path, text) : text]
    }),
  )
}

/** The same files with what was replaced as it was. */
export function withWholeSupport(
  files: Readonly<Record<string, string>>,
  whole: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(files).map(([path, text]) => [path, SUPPORT.test(path) ? (whole[path] ?? text) : text] as const)
  return Object.fromEntries(entries)
}

const SUPPORT = /\/(?:http\.ts$|http\/|schema\.ts$)/

/** The helpers are known by their names and parameters, whatever they do. */
function smallHelpers(path: string, text: string): string {
  const helpers = parseSync(path, text).program.body.flatMap((one) => {
    const declared = one.type === 'ExportNamedDeclaration' ? one.declaration : undefined
    if (declared?.type !== 'FunctionDeclaration' || declared.body === null) return []
    const result = declared.id?.name === 'typed' ? 'schema' : 'z.any()'
    return [`${text.slice(one.start, declared.body.start)}{\n  return ${result}\n}\n`]
  })
  return `import { z } from 'zod'\n${helpers.join('')}`
}
