import { load } from 'js-yaml'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { HTTP_METHODS } from '../../model/model.js'
import { isRecord, type JsonRecord } from '../../read/record.js'
import { define } from '../operation/used-schema.js'
import { type CommentBlock, commentBlocks } from './comment-blocks.js'
import { jsdocSettings } from './jsdoc-settings.js'
import { mentions } from './mentions.js'

/** One document of all that the sources say in OpenAPI's own words, and which comment each path is of. */
export interface CollectedDocument {
  readonly value: JsonRecord
  readonly blocks: ReadonlyMap<string, CommentBlock>
  readonly diagnostics: readonly Diagnostic[]
}

/** Puts the comments of all modules together, as swagger-jsdoc does when the program runs. */
export function collectDocument(evaluator: Evaluator): CollectedDocument | undefined {
  const paths: Record<string, Record<string, unknown>> = {}
  const components: Record<string, Record<string, unknown>> = {}
  const found = new Map<string, CommentBlock>()
  const diagnostics: Diagnostic[] = []
  const addComponents = (value: unknown): void => {
    if (!isRecord(value)) return
    for (const [kind, members] of Object.entries(value)) {
      if (!isRecord(members)) continue
      components[kind] ??= {}
      for (const [name, one] of Object.entries(members)) define(components[kind], name, one)
    }
  }
  const addPath = (path: string, item: JsonRecord, block: CommentBlock | undefined): void => {
    paths[path] ??= {}
    for (const [name, one] of Object.entries(item)) {
      define(paths[path], name, one)
      if (block !== undefined && isMethod(name)) found.set(`${name} ${path}`, block)
    }
  }
  const add = (value: JsonRecord, block: CommentBlock | undefined): void => {
    addComponents(value['components'])
    if (isRecord(value['definitions'])) addComponents({ schemas: value['definitions'] })
    const own = isRecord(value['paths']) ? value['paths'] : value
    for (const [path, item] of Object.entries(own)) if (path.startsWith('/') && isRecord(item)) addPath(path, item, block)
  }
  for (const module of evaluator.graph.loaded) {
    if (!mentions(module, '@openapi') && !mentions(module, '@swagger')) continue
    const { blocks, diagnostics: own } = commentBlocks(module)
    for (const one of blocks) add(one.value, one)
    diagnostics.push(...own)
  }
  if (found.size === 0) return diagnostics.length === 0 ? undefined : { value: emptyDocument({}, {}, {}), blocks: found, diagnostics }
  const settings = jsdocSettings(evaluator)
  for (const path of settings.files) {
    const text = evaluator.graph.files.read(path)
    const parsed = text === undefined ? undefined : quietly(text)
    if (isRecord(parsed)) add(parsed, undefined)
  }
  if (isRecord(settings.definition)) add(settings.definition, undefined)
  return { value: emptyDocument(isRecord(settings.definition) ? settings.definition : {}, paths, components), blocks: found, diagnostics }
}

function emptyDocument(definition: JsonRecord, paths: JsonRecord, components: JsonRecord): JsonRecord {
  const version = typeof definition['openapi'] === 'string' && definition['openapi'].startsWith('3.1') ? '3.1.0' : '3.0.3'
  const { security, tags } = definition
  return {
    openapi: version,
    info: isRecord(definition['info']) ? definition['info'] : { title: 'API', version: '1.0.0' },
    ...(Array.isArray(security) && { security }),
    ...(Array.isArray(tags) && { tags }),
    paths,
    components,
  }
}

function isMethod(name: string): boolean {
  return (HTTP_METHODS as readonly string[]).includes(name)
}

/** A file that swagger-jsdoc would read beside the sources; one that is broken says nothing. */
function quietly(text: string): unknown {
  try {
    return load(text)
  } catch {
    return undefined
  }
}
