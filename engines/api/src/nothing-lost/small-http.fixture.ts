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

/** What is written once and stays is most of what a run would read; nobody edits it here, so that next to nothing can stand for it. */
export function withSmallHttp(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, path.endsWith('/http.ts') ? HTTP : path.includes('/http/') ? 'export {}\n' : text]),
  )
}

/** The same files with what was replaced as it was. */
export function withWholeHttp(
  files: Readonly<Record<string, string>>,
  whole: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, /\/http(?:\.ts$|\/)/.test(path) ? (whole[path] ?? text) : text]),
  )
}
