import type { JsonObject } from '../model/json.js'
import type { ApiModel, Operation, SecurityRequirement } from '../model/model.js'
import { schemaRef } from '../model/schema.js'
import { readPath } from '../read/path-template.js'
import { isRecord } from '../read/record.js'
import { componentsValue } from './components-value.js'
import { type Inherited, keptOperation } from './kept-values.js'
import { UsedComponents } from './used-components.js'
import { infoValue, serverValue, tagValue } from './values/document-facts.js'
import { securityValue } from './values/security-value.js'
import { type DocumentVersion, defined, type Writing } from './values/writing.js'

const VERSIONS = { '3.0': '3.0.3', '3.1': '3.1.0' } as const
/** Swagger 2.0 keeps these at the top; what operations use of them stands there by now. */
const OF_SWAGGER = new Set(['parameters', 'responses'])

/** How the paths of a document are put together; `rest` is what it keeps of them that is no operation. */
export type WritePaths = (operations: readonly Operation[], inherited: Inherited, writing: Writing, rest: JsonObject) => unknown

/** A model as a document, with its members in the customary order. */
export function documentValue(
  model: ApiModel,
  version: DocumentVersion,
  unsaid: Writing['unsaid'],
  writePaths: WritePaths = pathsValue,
): Record<string, unknown> {
  const components = new UsedComponents()
  const writing: Writing = {
    version,
    schemaRef: (name) => encoded(schemaRef(name)),
    used: (kind, node, write) => (node.component === undefined ? write() : components.refer(kind, node, node.component, write)),
    unsaid,
  }
  const common = commonSecurity(model)
  const { externalDocs, webhooks, components: kept, paths: pathRest, ...rest } = model.rest
  const inherited = { security: common, key: securityKey(common) }
  const paths = writePaths(model.operations, inherited, writing, isRecord(pathRest) ? pathRest : {})
  for (const key of Object.keys(rest)) if (OF_SWAGGER.has(key)) unsaid(`unused ${key}`, 'nothing')
  if (webhooks !== undefined && version === '3.0') unsaid('webhooks', 'x-webhooks')
  return defined({
    openapi: VERSIONS[version],
    info: infoValue(model.info),
    servers: nonEmpty(model.servers.map(serverValue)),
    security: nonEmpty(securityValue(common)),
    tags: nonEmpty(model.tags.map(tagValue)),
    externalDocs,
    paths,
    [version === '3.0' ? 'x-webhooks' : 'webhooks']: webhooks,
    components: componentsValue(model, components, isRecord(kept) ? kept : {}, writing),
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => !OF_SWAGGER.has(key))),
  })
}

/** Characters that may stand in a name and not in a URI fragment. */
function encoded(ref: string): string {
  return ref.replace(/[%"<>\\^`{|}\s]/g, encodeURIComponent)
}

function nonEmpty(list: readonly unknown[]): readonly unknown[] | undefined {
  return list.length === 0 ? undefined : list
}

const keys = new WeakMap<readonly SecurityRequirement[], string>()

function securityKey(security: readonly SecurityRequirement[]): string {
  if (security.length === 0) return '[]'
  const known = keys.get(security) ?? JSON.stringify(securityValue(security))
  keys.set(security, known)
  return known
}

/** The requirement that most operations have, to be said once. */
function commonSecurity(model: ApiModel): readonly SecurityRequirement[] {
  const counts = new Map<string, { count: number; readonly security: readonly SecurityRequirement[] }>()
  for (const { security } of model.operations) {
    const key = securityKey(security)
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { count: 1, security })
    else known.count += 1
  }
  const [first] = [...counts.values()].sort((one, other) => other.count - one.count)
  return first !== undefined && first.count * 2 > model.operations.length ? first.security : []
}

export function pathsValue(
  operations: readonly Operation[],
  inherited: Inherited,
  writing: Writing,
  rest: JsonObject,
): Record<string, unknown> {
  const said = new Map(Object.entries(rest).map(([key, value]) => [key.startsWith('x-') ? key : readPath(key).path, value]))
  const items = new Map<string, Record<string, unknown>>()
  const itemOf = (path: string): Record<string, unknown> => {
    const value = said.get(path)
    const item = items.get(path) ?? (isRecord(value) ? { ...value } : {})
    items.set(path, item)
    return item
  }
  for (const operation of operations) {
    const item = itemOf(operation.path)
    const value = keptOperation(operation, inherited, writing)
    // Documents tell apart what one path serves by fragments, which are not part of a path.
    if (Object.hasOwn(item, operation.method)) items.set(`${operation.path}#${operation.id}`, { [operation.method]: value })
    else item[operation.method] = value
  }
  for (const path of said.keys()) itemOf(path)
  return Object.fromEntries(items)
}
