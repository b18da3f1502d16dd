import { OutputReader, type ReadOutput } from '../extract/contract/read-output.js'
import { findMyWayTokens } from '../extract/routes/find-my-way.js'
import { choicesOf } from '../extract/routes/path-choices.js'
import { pathToRegexpTokens } from '../extract/routes/path-to-regexp.js'
import type { ApiModel, NamedSchema, Operation } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import type { ProjectFiles } from '../plan/files.js'
import type { Framework, RoutesOptions } from '../render/options.js'
import { routePath } from '../render/route-path.js'
import { modelTree } from './model-tree.js'
import { withoutLeftovers } from './overlay.js'
import { isTreeObject, member, type Tree, type TreeObject } from './tree.js'
import { NOWHERE, withoutOrigins } from './without-origins.js'

/** What the sources say of operations and schemas, by the document's names for them. */
export interface View {
  readonly operations: ReadonlyMap<string, TreeObject>
  readonly schemas: ReadonlyMap<string, TreeObject>
}

/** Whose text is read: what kit has written or would write, or what stands there or will. Each is much the same from one time to the next. */
export type Author = 'kit' | 'anybody'

const readers = new WeakMap<object, Map<string, OutputReader>>()

/**
 * The reader of an output folder, the same one as long as somebody remembers. Where the other author's has just read the very same, there is
 * nothing to read: that is so for all that stands there as kit would write it.
 */
function readerOf(files: ProjectFiles, output: string, author: Author): OutputReader {
  const { memory = {} } = files
  const all = readers.get(memory) ?? new Map<string, OutputReader>()
  readers.set(memory, all)
  const other = all.get(`${author === 'kit' ? 'anybody' : 'kit'} ${output}`)
  const key = `${author} ${output}`
  const reader = all.get(key) ?? new OutputReader(output, 'open')
  all.set(key, reader)
  return !reader.hasRead(files) && other?.hasRead(files) === true ? other : reader
}

/**
 * Reads the contracts below an output folder.
 *
 * @param known operations of the document, whose paths are told by how the framework spells them
 */
export function readView(files: ProjectFiles, { output, framework }: RoutesOptions, known: readonly Operation[], author: Author): View {
  const templates = new Map(known.map((one) => [routeOf(one, framework), one.path]))
  const needed = withoutLeftovers(files, output)
  const read = readerOf(needed, output, author).read(needed)
  const before = views.get(read)
  if (before !== undefined && sameEntries(before.templates, templates)) return before.view
  const view = viewOfRead(read, templates, framework, output)
  views.set(read, { templates, view })
  return view
}

type Templates = ReadonlyMap<string, string>

/** What was read in one output folder of one framework is shown alike, as long as the document spells its paths alike. */
const views = new WeakMap<ReadOutput, { readonly templates: Templates; readonly view: View }>()

function sameEntries(one: Templates, other: Templates): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value)
}

function viewOfRead({ operations, schemas }: ReadOutput, templates: Templates, framework: Framework, output: string): View {
  const model: ApiModel = {
    info: { title: '', version: '', rest: {} },
    servers: [],
    tags: [],
    operations: operations.map((one) => operationOf(one, templates.get(one.path) ?? templateOf(framework, one.path), output)),
    schemas: new Map([...schemas].map(([name, schema]) => [name, namedSchema(name, schema)])),
    securitySchemes: new Map(),
    rest: {},
  }
  return viewOf(model)
}

const routes = new WeakMap<Operation, { readonly framework: Framework; readonly path: string }>()

/** The path of an operation as a framework spells it; looking through a path takes longer than remembering what came of it. */
function routeOf(operation: Operation, framework: Framework): string {
  const before = routes.get(operation)
  if (before?.framework === framework) return before.path
  const path = routePath(framework, operation.path)
  routes.set(operation, { framework, path })
  return path
}

type ReadOperation = ReadOutput['operations'][number]

const operationsOf = new WeakMap<ReadOperation, Operation>()

function operationOf(read: ReadOperation, path: string, output: string): Operation {
  const before = operationsOf.get(read)
  if (before?.path === path) return before
  const operation = { ...read, path, tags: tagsOf(read, output), rest: {} }
  operationsOf.set(read, operation)
  return operation
}

const schemasOf = new WeakMap<object, NamedSchema>()

function namedSchema(name: string, schema: JsonSchema): NamedSchema {
  const before = typeof schema === 'boolean' ? undefined : schemasOf.get(schema)
  if (before?.name === name) return before
  const named = { name, schema, origin: NOWHERE }
  if (typeof schema !== 'boolean') schemasOf.set(schema, named)
  return named
}

/** Operations and schemas of a model, without their places. */
export function viewOf(model: ApiModel): View {
  const tree = modelTree(model)
  return { operations: entries(member(tree, 'operations')), schemas: entries(member(tree, 'schemas')) }
}

function templateOf(framework: Framework, path: string): string {
  const tokens = framework === 'fastify' ? findMyWayTokens(path) : pathToRegexpTokens(path)
  return (tokens && choicesOf(tokens)?.[0]?.path) ?? path
}

/** The folder is the tag of an operation that somebody has added. */
function tagsOf({ origin }: ReadOutput['operations'][number], output: string): readonly string[] {
  const folder = origin.file
    .slice(output.length + 1)
    .split('/')
    .slice(0, -1)
    .join('/')
  return folder === '' ? [] : [folder]
}

function entries(tree: Tree): ReadonlyMap<string, TreeObject> {
  if (!isTreeObject(tree)) return new Map()
  return new Map(
    Object.entries(tree).flatMap(([name, value]) => {
      const placeless = withoutOrigins(value)
      return isTreeObject(placeless) ? [[name, placeless] as const] : []
    }),
  )
}
