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

export interface FolderOptions {
  readonly split: Split
  /** Lines that the contract of an operation takes, by its id. */
  readonly lines: ReadonlyMap<string, number>
}

/** A contract file beyond this many lines is divided by resource: people and editors have to live with it. */
export const COMFORTABLE_LINES = 1000

/** Names a folder may not have: kit's own files and folders beside it. */
const RESERVED_FOLDERS = ['http', 'schemas', 'schema', 'index', 'security', 'contract', 'routes', 'handlers']

/** The folder of each operation by its id: its first tag, or the first word of its path where it has none. */
export function chooseFolders(operations: readonly Operation[], options: FolderOptions): ReadonlyMap<string, string> {
  if (options.split === 'none') return new Map(operations.map(({ id }) => [id, '']))
  const names = new NameScope(RESERVED_FOLDERS, { ignoreCase: true })
  const byTag = new Map<string, { readonly folder: string; readonly members: Operation[] }>()
  for (const operation of operations) {
    const key = operation.tags[0] || resourceOf(operation.path)
    const known = byTag.get(key)
    if (known !== undefined) {
      known.members.push(operation)
      continue
    }
    const wanted = kebabCase(key) || 'root'
    byTag.set(key, { folder: names.take(wanted, (index) => `${wanted}-${index}`), members: [operation] })
  }
  const single = new NameScope()
  const result = new Map<string, string>()
  for (const { folder, members } of byTag.values()) {
    if (options.split === 'operations') {
      for (const { id } of members) {
        const wanted = `${folder}/${kebabCase(id) || 'operation'}`
        result.set(
          id,
          single.take(wanted, (index) => `${wanted}-${index}`),
        )
      }
    } else {
      for (const [part, some] of divide(folder, members, options)) for (const { id } of some) result.set(id, part)
    }
  }
  return result
}

/**
 * Puts operations of one folder together, in the document's order, and names their routers.
 *
 * @param folderOf where each operation is, by its id
 */
export function groupOperations(operations: readonly Operation[], folderOf: ReadonlyMap<string, string>): readonly Group[] {
  const folders = new Map<string, Operation[]>()
  for (const operation of operations) {
    const folder = folderOf.get(operation.id) ?? ''
    const members = folders.get(folder)
    if (members === undefined) folders.set(folder, [operation])
    else members.push(operation)
  }
  const routers = new NameScope([...RESERVED_WORDS, ...IMPORTED_NAMES])
  return [...folders].map(([folder, members]) => ({ folder, router: routers.take(camelCase(folder || 'api')), operations: members }))
}

/** Names that the files which use routers import or declare. */
const IMPORTED_NAMES = [
  'Router',
  'route',
  'routes',
  'basePath',
  'contract',
  'handlers',
  'app',
  'acceptContracts',
  'methodNotAllowed',
  'FastifyInstance',
]

/** Divides a folder that would be too large by the next literal word of the paths. */
function divide(
  folder: string,
  operations: readonly Operation[],
  options: FolderOptions,
  depth = 0,
): ReadonlyMap<string, readonly Operation[]> {
  const total = operations.reduce((sum, operation) => sum + (options.lines.get(operation.id) ?? 0), 0)
  if (total <= COMFORTABLE_LINES || operations.length === 1 || depth > 4) return new Map([[folder, operations]])
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
    for (const [path, some] of part === folder ? new Map([[part, members]]) : divide(part, members, options, depth + 1))
      result.set(path, some)
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
