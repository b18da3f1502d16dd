import type { Header, Parameter, RequestBody, Response } from '../../model/model.js'

/** The versions kit writes new documents in. */
export type DocumentVersion = '3.0' | '3.1'

/** The kinds of components that operations use by reference. */
export type UsedKind = 'parameters' | 'requestBodies' | 'responses' | 'headers'

export interface UsedNodes {
  readonly parameters: Parameter
  readonly requestBodies: RequestBody
  readonly responses: Response
  readonly headers: Header
}

/** What has to be known to write parts of a model as parts of a document. */
export interface Writing {
  readonly version: DocumentVersion | '2.0'
  /** The `$ref` by which a named schema is used. */
  schemaRef(name: string): string
  /** A node as it stands where it is used: the value itself, or a `$ref` to a component. */
  used<K extends UsedKind>(kind: K, node: UsedNodes[K], write: () => unknown): unknown
  /** Notes something that the version has no words for, such as `if`. */
  unsaid(what: string, instead: string): void
}

/** An object without the members that are undefined. */
export function defined(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  for (const key of Object.keys(members)) if (members[key] === undefined) return onlyDefined(members)
  return members
}

function onlyDefined(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(members)) if (members[key] !== undefined) put(result, key, members[key])
  return result
}

/** Sets a member; one that is named `__proto__` is a member like any other. */
export function put(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
  else record[key] = value
}
