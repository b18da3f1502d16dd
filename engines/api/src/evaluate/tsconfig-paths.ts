import { parse } from 'jsonc-parser'
import { z } from 'zod'
import type { ProjectFiles } from '../plan/files.js'
import { folderOf, joinPath } from './file-paths.js'

const Config = z.object({
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  compilerOptions: z.object({ baseUrl: z.string().optional(), paths: z.record(z.string(), z.array(z.string())).optional() }).optional(),
})

interface Paths {
  /** Folder that the targets are relative to. */
  readonly base: string
  /** Whether `baseUrl` was said, so that every specifier may be a path below it. */
  readonly open: boolean
  readonly paths: Readonly<Record<string, readonly string[]>>
}

const known = new WeakMap<ProjectFiles, Map<string, Paths | undefined>>()

/** Reads the files again when they are next asked for. */
export function forgetPaths(files: ProjectFiles): void {
  known.delete(files)
}

/** Where a specifier may lead by the nearest tsconfig.json (or jsconfig.json), the best first. */
export function tsconfigPaths(files: ProjectFiles, folder: string, specifier: string): readonly string[] {
  const config = nearest(files, folder)
  if (config === undefined) return []
  const found = Object.entries(config.paths)
    .map(([pattern, targets]) => ({ pattern, rest: matchPattern(pattern, specifier), targets }))
    .filter(({ rest }) => rest !== undefined)
    .sort((a, b) => b.pattern.length - a.pattern.length)
    .flatMap(({ rest = '', targets }) => targets.map((target) => target.replace('*', () => rest)))
  return [...found, ...(config.open ? [specifier] : [])].flatMap((target) => joinPath(config.base, target) ?? [])
}

function matchPattern(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*')
  if (star === -1) return pattern === specifier ? '' : undefined
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  const fits = specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after)
  return fits ? specifier.slice(before.length, specifier.length - after.length) : undefined
}

function nearest(files: ProjectFiles, folder: string): Paths | undefined {
  const cache = known.get(files) ?? new Map<string, Paths | undefined>()
  known.set(files, cache)
  if (cache.has(folder)) return cache.get(folder)
  const below = folder === '' ? '' : `${folder}/`
  const path = [`${below}tsconfig.json`, `${below}jsconfig.json`].find((one) => files.isFile(one))
  const own = path === undefined ? undefined : readPaths(files, path, 0)
  const result = own ?? (folder === '' ? undefined : nearest(files, folderOf(folder)))
  cache.set(folder, result)
  return result
}

function readPaths(files: ProjectFiles, path: string, depth: number): Paths | undefined {
  const config = Config.safeParse(parse(files.read(path) ?? ''))
  if (!config.success || depth > 8) return undefined
  const folder = folderOf(path)
  const inherited = [config.data.extends ?? []].flat().flatMap((one) => {
    const base = one.startsWith('.') ? joinPath(folder, one) : undefined
    const file = base === undefined ? undefined : [base, `${base}.json`].find((each) => files.isFile(each))
    return file === undefined ? [] : (readPaths(files, file, depth + 1) ?? [])
  })
  const { baseUrl, paths } = config.data.compilerOptions ?? {}
  if (baseUrl === undefined && paths === undefined) return inherited.at(-1)
  const base = baseUrl === undefined ? folder : (joinPath(folder, baseUrl) ?? folder)
  return { base, open: baseUrl !== undefined, paths: paths ?? inherited.at(-1)?.paths ?? {} }
}
