import type { Header, Operation, Origin, Response } from '../../model/model.js'
import { isRecord } from '../../read/record.js'
import { statusOf } from '../../read/responses.js'
import { sameValue } from '../text/same-value.js'
import { headerValue, responseValue } from '../values/message-value.js'
import type { Writing } from '../values/writing.js'
import { changeAs } from './edit-facts.js'
import type { Editing } from './editing.js'
import { putAfter } from './patch-value.js'
import { below, placeKey } from './raw-files.js'
import type { SharedNodes } from './shared-nodes.js'

function headerOf(response: Response, name: string): Header | undefined {
  return response.headers.find((one) => one.name.toLowerCase() === name.toLowerCase())
}

/** The two values of a response; headers that are components stand for themselves as long as they change in their own places. */
function valuesOf(
  shared: SharedNodes,
  before: Response,
  after: Response,
  writing: Writing,
): { readonly old: unknown; readonly wanted: unknown } {
  const mark = (origin: Origin): unknown => ({ $ref: placeKey(origin) })
  const old: Writing = { ...writing, used: (_, node, write) => (node.component === undefined ? write() : mark(node.origin)) }
  const wanted: Writing = {
    ...writing,
    used: (kind, node, write) => {
      const known = 'name' in node ? headerOf(before, node.name) : undefined
      if (known === undefined) return writing.used(kind, node, write)
      return known.component !== undefined && shared.settled(known.origin) ? mark(known.origin) : write()
    },
  }
  return { old: responseValue(before, old), wanted: responseValue(after, wanted) }
}

/** Notes what an operation wants of headers and responses that are components. Headers come first: responses are made of them. */
export function wantResponses(
  editing: Editing,
  shared: SharedNodes,
  before: Operation,
  after: Operation,
  what: 'headers' | 'responses',
): void {
  for (const old of before.responses) {
    const wanted = after.responses.find(({ status }) => status === old.status)
    if (wanted === undefined) continue
    if (what === 'headers') wantHeaders(editing, shared, old, wanted)
    else if (old.component !== undefined && shared.concerns(old.origin)) {
      const values = valuesOf(shared, old, wanted, editing.writing(old.origin.file))
      shared.want(old.origin, values.old, values.wanted)
    }
  }
}

function wantHeaders(editing: Editing, shared: SharedNodes, before: Response, after: Response): void {
  for (const old of before.headers) {
    const wanted = headerOf(after, old.name)
    if (old.component === undefined || wanted === undefined || !shared.concerns(old.origin)) continue
    const writing = editing.writing(old.origin.file)
    shared.want(old.origin, headerValue(old, writing), headerValue(wanted, writing))
  }
}

/** Carries over the responses of an operation. */
export function editResponses(editing: Editing, shared: SharedNodes, operation: Origin, before: Operation, after: Operation): void {
  const { raw, drafts } = editing
  const place = raw.follow(below(operation, 'responses'))
  const written = raw.at(place)
  const keys = new Map((isRecord(written) ? Object.keys(written) : []).map((key) => [statusOf(key), key]))
  const writing = editing.writing(place.file)
  for (const old of before.responses) {
    const key = keys.get(old.status)
    const wanted = after.responses.find(({ status }) => status === old.status)
    if (key === undefined || wanted === undefined) continue
    const values = valuesOf(shared, old, wanted, writing)
    if (old.component === undefined) changeAs(editing, below(place, key), values.old, values.wanted)
    else if (!sameValue(values.old, values.wanted) && !shared.settled(old.origin))
      drafts.change(below(place, key), () => responseValue(wanted, writing))
  }
  const gone = before.responses.filter(({ status }) => !after.responses.some((one) => one.status === status))
  const come = after.responses.filter(({ status }) => !before.responses.some((one) => one.status === status))
  const [from, to] = [gone[0], come[0]]
  const oldKey = from && keys.get(from.status)
  if (
    gone.length === 1 &&
    come.length === 1 &&
    from !== undefined &&
    to !== undefined &&
    oldKey !== undefined &&
    sameButStatus(from, to, writing)
  ) {
    drafts.rename(place, oldKey, to.status)
  } else if (gone.length + come.length > 0) {
    drafts.change(place, (value) => withResponses(value, gone, come, after, writing))
  }
}

function sameButStatus(one: Response, other: Response, writing: Writing): boolean {
  return sameValue(responseValue(one, writing), responseValue(other, writing))
}

function withResponses(value: unknown, gone: readonly Response[], come: readonly Response[], after: Operation, writing: Writing): unknown {
  const entries = new Map(Object.entries(isRecord(value) ? value : {}))
  for (const key of [...entries.keys()]) if (gone.some(({ status }) => status === statusOf(key))) entries.delete(key)
  const order = after.responses.map(({ status }) => status)
  for (const response of come) {
    const previous = order.slice(0, order.indexOf(response.status)).findLast((status) => entries.has(status))
    putAfter(
      entries,
      response.status,
      writing.used('responses', response, () => responseValue(response, writing)),
      previous,
    )
  }
  return entries.size === 0 && writing.version === '3.1' ? undefined : Object.fromEntries(entries)
}
