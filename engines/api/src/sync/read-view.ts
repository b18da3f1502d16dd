import { type ReadOutput, readOutput } from '../extract/contract/read-output.js'
import { findMyWayTokens } from '../extract/routes/find-my-way.js'
import { choicesOf } from '../extract/routes/path-choices.js'
import { pathToRegexpTokens } from '../extract/routes/path-to-regexp.js'
import type { ApiModel, Operation, Origin } from '../model/model.js'
import type { ProjectFiles } from '../plan/files.js'
import type { Framework, RoutesOptions } from '../render/options.js'
import { routePath } from '../render/route-path.js'
import { modelTree } from './model-tree.js'
import { isTreeObject, member, type Tree, type TreeObject, treeOf } from './tree.js'

/** What the sources say of operations and schemas, by the document's names for them. */
export interface View {
  readonly operations: ReadonlyMap<string, TreeObject>
  readonly schemas: ReadonlyMap<string, TreeObject>
}

/** Two readings are compared without where things stand. */
export const NOWHERE: Origin = { file: '', pointer: '' }

/**
 * Reads the contracts below an output folder.
 *
 * @param known operations of the document, whose paths are told by how the framework spells them
 */
export function readView(files: ProjectFiles, { output, framework }: RoutesOptions, known: readonly Operation[]): View {
  const templates = new Map(known.map(({ path }) => [routePath(framework, path), path]))
  const { operations, schemas } = readOutput(files, output, 'open')
  const model: ApiModel = {
    info: { title: '', version: '', rest: {} },
    servers: [],
    tags: [],
    operations: operations.map((one) => ({
      ...one,
      path: templates.get(one.path) ?? templateOf(framework, one.path),
      tags: tagsOf(one, output),
      rest: {},
    })),
    schemas: new Map([...schemas].map(([name, schema]) => [name, { name, schema, origin: NOWHERE }])),
    securitySchemes: new Map(),
    rest: {},
  }
  return viewOf(model)
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

/** Places are not what somebody changes. Schemas and what kit does not understand have none: what looks like one there is data. */
export function withoutOrigins(tree: Tree): Tree {
  if (!isTreeObject(tree)) return tree
  const known = placeless.get(tree)
  if (known !== undefined) return known
  const made = treeOf(
    Object.entries(tree).map(([key, value]) => {
      if (key === 'origin') return [key, { ...NOWHERE }]
      return [key, key === 'schema' || key === 'rest' ? value : withoutOrigins(value)]
    }),
  )
  placeless.set(tree, made)
  return made
}

/** Trees are never changed, and the same parts are in many of them. */
const placeless = new WeakMap<TreeObject, TreeObject>()
