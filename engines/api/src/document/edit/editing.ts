import path from 'node:path'
import type { ApiModel, Origin } from '../../model/model.js'
import { isRecord } from '../../read/record.js'
import { sameValue } from '../text/same-value.js'
import type { UsedKind, UsedNodes, Writing } from '../values/writing.js'
import type { Drafts } from './drafts.js'
import { below, type RawFiles } from './raw-files.js'

/** What every part of an edit needs. */
export interface Editing {
  readonly entry: string
  readonly version: Writing['version']
  readonly before: ApiModel
  readonly after: ApiModel
  readonly raw: RawFiles
  readonly drafts: Drafts
  /** Operations (`get /users`) and schemas (by name) that are written as a whole, because their differences alone did not do. */
  readonly whole: ReadonlySet<string>
  /** New names of schemas, by their old ones. */
  readonly renamedSchemas: ReadonlyMap<string, string>
  /** How parts of the model are written in a file. */
  writing(file: string): Writing
}

/** The ways of writing of one description: references lead to where the schemas stand. */
export function writings(editing: Omit<Editing, 'writing'>): (file: string) => Writing {
  const known = new Map<string, Writing>()
  const makeWriting = (file: string): Writing => ({
    version: editing.version,
    schemaRef: (name) => schemaRefFrom(editing, file, name),
    used: (kind, node, write) => componentOf(editing, file, kind, node) ?? write(),
    unsaid: () => undefined,
  })
  return (file) => {
    const writing = known.get(file) ?? makeWriting(file)
    known.set(file, writing)
    return writing
  }
}

const SWAGGER_NAMES: Readonly<Record<string, string>> = { schemas: 'definitions', securitySchemes: 'securityDefinitions' }

/** The map that holds the named schemas of a document, the members of the kind of components, or the security schemes. */
export function componentsPlace(
  { entry, version }: Pick<Editing, 'entry' | 'version'>,
  kind: UsedKind | 'schemas' | 'securitySchemes',
): Origin {
  if (version !== '2.0') return { file: entry, pointer: `/components/${kind}` }
  return { file: entry, pointer: `/${SWAGGER_NAMES[kind] ?? kind}` }
}

function schemaRefFrom(editing: Omit<Editing, 'writing'>, file: string, name: string): string {
  const { entry, before, raw, renamedSchemas } = editing
  const origin = before.schemas.get(name)?.origin
  const old = [...renamedSchemas].find(([, renamed]) => renamed === name)?.[0] ?? name
  const schemas = componentsPlace(editing, 'schemas')
  const named = raw.at(below(schemas, old)) !== undefined
  return refTo(file, origin === undefined || (named && file === entry) ? below(schemas, name) : origin)
}

/** A `$ref` from a file to a place. */
export function refTo(file: string, target: Origin): string {
  const fragment = target.pointer.replace(/[%"<>\\^`{|}\s]/g, encodeURIComponent)
  if (file === target.file) return `#${fragment}`
  const relative = path.relative(path.dirname(file), target.file).split(path.sep).join('/')
  return `${relative.startsWith('.') ? relative : `./${relative}`}${fragment === '' ? '' : `#${fragment}`}`
}

/** A `$ref` to the component that a node is said to be, where the document has it and it says the same. */
function componentOf<K extends UsedKind>(editing: Omit<Editing, 'writing'>, file: string, kind: K, node: UsedNodes[K]): unknown {
  if (node.component === undefined) return undefined
  const { raw, before } = editing
  const place = below(componentsPlace(editing, kind), node.component)
  if (!isRecord(raw.at(place))) return undefined
  const known = usesOf(before, kind).find(({ component }) => component === node.component)
  const same = known !== undefined && sameValue(plainValue(known), plainValue(node))
  return same ? { $ref: refTo(file, place) } : undefined
}

/** All uses of nodes of a kind. */
function usesOf(model: ApiModel, kind: UsedKind): readonly UsedNodes[UsedKind][] {
  return model.operations.flatMap(({ parameters, body, responses }): readonly UsedNodes[UsedKind][] => {
    if (kind === 'parameters') return parameters
    if (kind === 'requestBodies') return body === undefined ? [] : [body]
    return kind === 'responses' ? responses : responses.flatMap(({ headers }) => headers)
  })
}

/** A node without where it stands and under which status or name it is used. */
function plainValue(node: UsedNodes[UsedKind]): unknown {
  return JSON.parse(
    JSON.stringify({ ...node, status: '', ...(!('in' in node) && { name: '' }) }, (key, value: unknown) =>
      key === 'origin' || key === 'component' ? undefined : value instanceof Map ? [...value] : value,
    ),
  )
}
