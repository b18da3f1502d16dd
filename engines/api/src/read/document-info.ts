import type { ApiInfo, Server, Tag } from '../model/model.js'
import { isObjectNode, itemsOf, memberObject, type ReadContext, textOf } from './read-context.js'
import { isRecord } from './record.js'
import { restOf } from './rest.js'
import { childOf, type SourceNode } from './source-file.js'

/** Title, version and description; a document without them gets plain ones. */
export function readInfo(context: ReadContext, entry: SourceNode): ApiInfo {
  const info = memberObject(context, entry, 'info', 'info')
  if (info === undefined) return { title: 'API', version: '0.0.0', rest: {} }
  const description = textOf(context, info, 'description')
  return {
    title: textOf(context, info, 'title') ?? 'API',
    version: textOf(context, info, 'version') ?? '0.0.0',
    ...(description !== undefined && { description }),
    rest: restOf(info.value, 'title', 'version', 'description'),
  }
}

/** The tags that the document declares, each once. */
export function readTags(context: ReadContext, entry: SourceNode): Tag[] {
  const tags = itemsOf(context, entry, 'tags').flatMap((written): Tag[] => {
    const node = context.references.follow(written)
    if (node === undefined) return []
    if (typeof node.value === 'string') return [{ name: node.value, rest: {} }]
    const name = isObjectNode(node) ? textOf(context, node, 'name') : undefined
    if (!isObjectNode(node) || name === undefined) return []
    const description = textOf(context, node, 'description')
    return [{ name, ...(description !== undefined && { description }), rest: restOf(node.value, 'name', 'description') }]
  })
  return [...new Map(tags.map((tag) => [tag.name, tag])).values()]
}

/** The servers: 3.x's list, or what 2.0's schemes, host and basePath make together. */
export function readServers(context: ReadContext, entry: SourceNode): Server[] {
  if (entry.file.dialect === '2.0') return swaggerServers(entry)
  return itemsOf(context, entry, 'servers').flatMap((written): Server[] => {
    const node = context.references.follow(written)
    const url = isObjectNode(node) ? textOf(context, node, 'url') : undefined
    if (!isObjectNode(node) || url === undefined) return []
    const description = textOf(context, node, 'description')
    return [{ url, ...(description !== undefined && { description }), rest: restOf(node.value, 'url', 'description') }]
  })
}

function swaggerServers(entry: SourceNode): Server[] {
  if (!isRecord(entry.value)) return []
  const { host, basePath } = entry.value
  const path = typeof basePath === 'string' && basePath !== '/' ? `/${basePath.replace(/^\/+|\/+$/g, '')}` : ''
  if (typeof host !== 'string') return path === '' ? [] : [{ url: path, rest: {} }]
  const list = childOf(entry, 'schemes')?.value
  const schemes = Array.isArray(list) ? list.filter((scheme) => typeof scheme === 'string') : []
  return (schemes.length === 0 ? ['https'] : schemes).map((scheme) => ({ url: `${scheme}://${host}${path}`, rest: {} }))
}
