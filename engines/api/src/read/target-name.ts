import path from 'node:path'
import { tokensOf } from './json-pointer.js'
import { isRemote } from './reference-uri.js'
import type { SourceNode } from './source-file.js'

/** After these a name follows, whatever it looks like. */
const BEFORE_NAME = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas'])
/** These say nothing that helps a reader. */
const SILENT = new Set(['components', 'schema', 'content', 'parameters', 'headers', 'allOf', 'anyOf', 'oneOf', 'prefixItems', 'paths'])
const RENAMED: Readonly<Record<string, string>> = {
  items: 'item',
  additionalProperties: 'value',
  responses: 'response',
  requestBody: 'body',
  requestBodies: 'body',
}

/** A name without what would make it ugly in code: separators become underscores. */
function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}_.$-]+/gu, '_').replace(/^_+|_+$/g, '')
}

/** The file's name without folder and extension; the folder's name for `index` files. */
export function fileStem(file: string): string {
  const name = isRemote(file) ? new URL(file).pathname : file
  const stem = path.basename(name).replace(/(?:\.(?:schema|openapi|swagger))?\.[^.]*$/i, '')
  return words(stem === '' || stem === 'index' ? path.basename(path.dirname(name)) : stem) || 'schema'
}

/**
 * A readable name for the target of a reference, from its pointer, or from its file when the whole file is meant.
 *
 * @example
 * // #/components/schemas/Foo/properties/bar                                → Foo_bar
 * // #/paths/~1users/get/responses/200/content/application~1json/schema     → users_get_response_200
 */
export function targetName(target: SourceNode): string {
  const tokens = tokensOf(target.pointer)
  const parts: string[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    const previous = tokens[at - 1]
    if (previous !== undefined && BEFORE_NAME.has(previous) && !BEFORE_NAME.has(tokens[at - 2] ?? '')) parts.push(token)
    else if (previous === 'content' || BEFORE_NAME.has(token) || SILENT.has(token)) continue
    else parts.push(RENAMED[token] ?? token)
  }
  const name = parts
    .map(words)
    .filter((part) => part !== '')
    .join('_')
  return name === '' ? fileStem(target.file.path) : parts.length === 1 ? (parts[0] ?? name) : name
}
