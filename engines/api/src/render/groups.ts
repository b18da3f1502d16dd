import type { Operation } from '../model/model.js'
import { NameScope, RESERVED_WORDS } from './names.js'
import type { Split } from './options.js'
import { camelCase, kebabCase } from './words.js'

/** Operations that share a folder: their contract, their router, their handlers. */
export interface Group {
  /** Folder below the output folder; empty for the output folder itself. */
  readonly folder: string
  /** Identifier of the router or plugin that `routes.ts` exports. */
  readonly router: string
  readonly operations: readonly Operation[]
}

export interface GroupOptions {
  readonly split: Split
  /** Lines that the contract of an operation takes, by its id. */
  readonly lines: ReadonlyMap<string, number>
  /** Folders of operations that stay where they are, whatever their tag says. */
  readonly placed: ReadonlyMap<string, string>
}

/** A contract file beyond this many lines is divided by resource: people and editors have to live with it. */
export const COMFORTABLE_LINES = 1000

/** Names a folder may not have: kit's own files beside it, and what Windows reserves. */
const RESERVED_FOLDERS = ['http', 'schemas', 'schema', 'index', 'security', 'contract', 'routes', 'handlers', 'con', 'nul', 'aux', 'prn', ...digits('com'), ...digits('lpt')]

/** Sorts operations into folders: by tag, or by the first word of the path where there is none; in the document's order. */
export function groupOperations(operations: readonly Operation[], options: GroupOptions): readonly Group[] {
  const folders = new Map<string, Operation[]>()
  const names = new NameScope(RESERVED_FOLDERS, { ignoreCase: true })
  const known = new Map<string, string>()
  const folderOf = (key: string): string => {
    let folder = known.get(key)
    if (folder === undefined) {
      const wanted = kebabCase(key) || 'root'
      folder = names.take(wanted, (index) => `${wanted}-${index}`)
      known.set(key, folder)
    }
    return folder
  }
  const add = (folder: string, operation: Operation): void => {
    const members = folders.get(folder)
    if (members === undefined) folders.set(folder, [operation])
    else members.push(operation)
  }

  const byFolder = new Map<string, Operation[]>()
  for (const operation of operations) {
    const placed = options.placed.get(operation.id)
    const folder = options.split === 'none' ? '' : folderOf(operation.tags[0] ?? resourceOf(operation.path))
    if (placed !== undefined) add(placed, operation)
    else byFolder.set(folder, [...(byFolder.get(folder) ?? []), operation])
  }
  const single = new NameScope([], { ignoreCase: true })
  for (const [folder, members] of byFolder) {
    if (options.split === 'operations') {
      for (const operation of members) add(single.take(`${folder}/${kebabCase(operation.id) || 'operation'}`), operation)
    } else {
      for (const [part, some] of divide(folder, members, options)) for (const operation of some) add(part, operation)
    }
  }

  const routers = new NameScope([...RESERVED_WORDS, 'Router', 'route', 'routes', 'basePath', 'contract', 'handlers', 'app', 'methodNotAllowed', 'FastifyInstance'])
  return [...folders].map(([folder, members]) => ({ folder, router: routers.take(camelCase(folder || 'api')), operations: members }))
}

/** Divides a folder that would be too large by the next literal word of the paths. */
function divide(folder: string, operations: readonly Operation[], options: GroupOptions, depth = 0): ReadonlyMap<string, readonly Operation[]> {
  const total = operations.reduce((sum, operation) => sum + (options.lines.get(operation.id) ?? 0), 0)
  if (total <= COMFORTABLE_LINES || operations.length === 1 || folder === '' || depth > 4) return new Map([[folder, operations]])
  const paths = operations.map((operation) => literalWords(operation.path))
  const common = commonLength(paths)
  const parts = new Map<string, Operation[]>()
  operations.forEach((operation, index) => {
    const word = kebabCase(paths[index]?.[common] ?? '')
    const part = word === '' ? folder : `${folder}/${word}`
    parts.set(part, [...(parts.get(part) ?? []), operation])
  })
  if (parts.size === 1) return new Map([[folder, operations]])
  const result = new Map<string, readonly Operation[]>()
  for (const [part, members] of parts) {
    for (const [path, some] of part === folder ? new Map([[part, members]]) : divide(part, members, options, depth + 1)) result.set(path, some)
  }
  return result
}

function commonLength(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths
  let length = 0
  while (length < first.length && paths.every((path) => path[length] === first[length])) length++
  return length
}

function literalWords(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && !segment.includes('{'))
}

/** The resource a path is about: its first literal word that is no version and no `api`. */
function resourceOf(path: string): string {
  return literalWords(path).find((word) => !/^(?:v\d+(?:\.\d+)*|api)$/i.test(word)) ?? 'root'
}

function digits(prefix: string): readonly string[] {
  return Array.from({ length: 9 }, (_, index) => `${prefix}${index + 1}`)
}
