import type { Operation, Origin, SecurityRequirement } from '../../model/model.js'
import { sameValue } from '../text/same-value.js'
import { bodyValue } from '../values/message-value.js'
import { operationFacts } from '../values/operation-value.js'
import { securityValue } from '../values/security-value.js'
import { swaggerTypes } from '../values/swagger-value.js'
import { changeAs } from './edit-facts.js'
import { editResponses, wantResponses } from './edit-responses.js'
import type { Editing } from './editing.js'
import { below } from './raw-files.js'
import type { SharedNodes } from './shared-nodes.js'

/** Notes what an operation wants of bodies, responses and headers that others use as well. */
export function wantParts(editing: Editing, shared: SharedNodes, before: Operation, after: Operation, what: 'headers' | 'responses'): void {
  wantResponses(editing, shared, before, after, what)
  if (what === 'headers' || before.body?.component === undefined || after.body === undefined) return
  if (!shared.concerns(before.body.origin)) return
  const { origin } = before.body
  const writing = editing.writing(origin.file)
  shared.want(origin, bodyValue(before.body, writing), bodyValue(after.body, writing))
}

/** Carries over an operation where it stands; its parameters are another matter. */
export function editOperation(editing: Editing, shared: SharedNodes, place: Origin, before: Operation, after: Operation): void {
  changeAs(editing, place, operationFacts(before), operationFacts(after))
  if (editing.version === '2.0') editSwaggerTypes(editing, place, before, after)
  else editBody(editing, shared, place, before, after)
  editResponses(editing, shared, place, before, after)
}

/** In Swagger 2.0 the media types of all bodies and responses of an operation stand beside them. */
function editSwaggerTypes(editing: Editing, place: Origin, before: Operation, after: Operation): void {
  const [old, wanted] = [swaggerTypes(before), swaggerTypes(after)]
  for (const key of ['consumes', 'produces'] as const) {
    if (!sameValue(old[key], wanted[key]) && wanted[key].length > 0) editing.drafts.change(below(place, key), () => wanted[key])
  }
}

function editBody(editing: Editing, shared: SharedNodes, operation: Origin, { body: before }: Operation, { body: after }: Operation): void {
  const place = below(operation, 'requestBody')
  const writing = editing.writing(place.file)
  if (after === undefined) {
    if (before !== undefined) editing.drafts.change(place, () => undefined)
  } else if (before === undefined) editing.drafts.change(place, () => writing.used('requestBodies', after, () => bodyValue(after, writing)))
  else {
    const [old, wanted] = [bodyValue(before, writing), bodyValue(after, writing)]
    if (before.component === undefined) changeAs(editing, place, old, wanted)
    else if (!sameValue(old, wanted) && !shared.settled(before.origin)) editing.drafts.change(place, () => wanted)
  }
}

/** The operations with the security they have now and shall have. */
export interface SecurityChange {
  readonly place: Origin
  readonly before: readonly SecurityRequirement[]
  readonly after: readonly SecurityRequirement[]
}

/**
 * Carries over the security of operations: at the top of the document where all that have none of their own agree on another, else at
 * each operation.
 */
export function editSecurity(editing: Editing, changes: readonly SecurityChange[]): void {
  const { raw, drafts, entry } = editing
  if (changes.every(({ before, after }) => same(before, after))) return
  const inheriting = changes.filter(({ place }) => raw.at(below(place, 'security')) === undefined)
  const top = below({ file: entry, pointer: '' }, 'security')
  const [first] = inheriting
  const together =
    first !== undefined &&
    raw.at(top) !== undefined &&
    !same(first.before, first.after) &&
    inheriting.every(({ after }) => same(after, first.after))
  if (together) changeAs(editing, top, securityValue(first.before), securityValue(first.after))
  for (const { place, before, after } of changes) {
    if (same(before, after) || (together && inheriting.some((one) => one.place === place))) continue
    drafts.change(below(place, 'security'), () => securityValue(after))
  }
}

function same(one: readonly SecurityRequirement[], other: readonly SecurityRequirement[]): boolean {
  return one === other || sameValue(securityValue(one), securityValue(other))
}
