import { tokensOf } from './json-pointer.js'
import type { LoadedFiles } from './load-files.js'
import { pointerTo } from './pointer-to.js'
import { isRecord, own } from './record.js'
import { childOf, rootOf, type SourceFile, type SourceNode } from './source-file.js'

const UNNAMED = 'kit:///'

/** Absolute `$id`s of a file's schemas, each with its object. Files without any, which are nearly all, cost one look-up. */
const known = new WeakMap<SourceFile, ReadonlyMap<string, object>>()

function absoluteIds(file: SourceFile): ReadonlyMap<string, object> {
  const cached = known.get(file)
  if (cached !== undefined) return cached
  const ids = new Map<string, object>()
  const seen = new Set<object>()
  const visit = (value: unknown, base: string): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    const id = isRecord(value) ? own(value, '$id') : undefined
    const inner = typeof id === 'string' && URL.canParse(id, base) ? withoutFragment(new URL(id, base)) : base
    if (inner !== base && !ids.has(inner)) ids.set(inner, value)
    for (const child of Object.values(value)) visit(child, inner)
  }
  visit(file.value, UNNAMED)
  known.set(file, ids)
  return ids
}

function withoutFragment(url: URL): string {
  url.hash = ''
  return url.href
}

/** The base URI at a node: its file's, changed by every `$id` on the way down (JSON Schema 2020-12, 8.2.1). */
function baseAt(node: SourceNode): string {
  let base = UNNAMED
  let at: SourceNode | undefined = rootOf(node.file)
  for (const token of ['', ...tokensOf(node.pointer)]) {
    if (token !== '') at = at && childOf(at, token)
    const id = at !== undefined && isRecord(at.value) ? own(at.value, '$id') : undefined
    if (typeof id === 'string' && URL.canParse(id, base)) base = withoutFragment(new URL(id, base))
  }
  return base
}

/** The target of a reference that is meant by a schema's `$id`, or undefined where no `$id` has a say. */
export function resolveSchemaId(ref: string, at: SourceNode, loaded: LoadedFiles): SourceNode | undefined {
  const base = baseAt(at)
  if (!URL.canParse(ref, base)) return undefined
  const url = new URL(ref, base)
  const fragment = decodeURIComponent(url.hash.slice(1))
  const wanted = withoutFragment(url)
  for (const file of loaded.files.values()) {
    const object = absoluteIds(file).get(wanted)
    const resource = object === undefined ? undefined : pointerTo(rootOf(file), object)
    if (resource === undefined) continue
    if (fragment === '') return resource
    if (!fragment.startsWith('/')) {
      const anchor = anchorBelow(resource.value, fragment)
      return anchor === undefined ? undefined : pointerTo(resource, anchor)
    }
    let node: SourceNode | undefined = resource
    for (const token of tokensOf(fragment)) node = node && childOf(node, token)
    return node
  }
  return undefined
}

/** An `$anchor` inside a resource, not inside a resource of its own below it. */
function anchorBelow(value: unknown, name: string, top = true): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isRecord(value)) {
    if (!top && typeof own(value, '$id') === 'string') return undefined
    if (own(value, '$anchor') === name || own(value, '$dynamicAnchor') === name) return value
  }
  for (const child of Object.values(value)) {
    const found = anchorBelow(child, name, false)
    if (found !== undefined) return found
  }
  return undefined
}
