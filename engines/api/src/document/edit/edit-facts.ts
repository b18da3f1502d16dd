import type { ApiModel, Origin } from '../../model/model.js'
import { isRecord, type JsonRecord, own } from '../../read/record.js'
import { sameValue } from '../text/same-value.js'
import { infoValue, serverValue, tagValue } from '../values/document-facts.js'
import { schemeValue } from '../values/security-value.js'
import { componentsPlace, type Editing } from './editing.js'
import { patchValue } from './patch-value.js'
import { below } from './raw-files.js'

/** Changes a place as two values differ; an empty list or map goes away as a whole. */
export function changeAs({ drafts }: Pick<Editing, 'drafts'>, place: Origin, before: unknown, after: unknown): void {
  if (!sameValue(before, after)) drafts.change(place, (raw) => (after === undefined ? undefined : patchValue(raw, before, after)))
}

/** Carries over what stands at the top of a document: info, servers, tags, security schemes, and what kit keeps unread. */
export function editFacts(editing: Editing): void {
  const { before, after, entry } = editing
  const top = (key: string): Origin => below({ file: entry, pointer: '' }, key)
  changeAs(editing, top('info'), infoValue(before.info), infoValue(after.info))
  changeAs(editing, top('servers'), listOf(before.servers, serverValue), listOf(after.servers, serverValue))
  changeAs(editing, top('tags'), listOf(before.tags, tagValue), listOf(after.tags, tagValue))
  editSchemes(editing)
  editRest(editing, top)
}

function listOf<T>(list: readonly T[], write: (item: T) => unknown): readonly unknown[] | undefined {
  return list.length === 0 ? undefined : list.map(write)
}

function editSchemes(editing: Editing): void {
  const { before, after, entry } = editing
  const place = componentsPlace(editing, 'securitySchemes')
  for (const name of new Set([...before.securitySchemes.keys(), ...after.securitySchemes.keys()])) {
    const [old, wanted] = [before, after]
      .map((model) => model.securitySchemes.get(name))
      .map((one) => one && schemeValue(one, editing.writing(entry)))
    const origin = before.securitySchemes.get(name)?.origin
    changeAs(editing, wanted === undefined || origin === undefined ? below(place, name) : origin, old, wanted)
  }
}

/** What the model keeps as it is written: changed members of it are written as they are. */
function editRest(editing: Editing, top: (key: string) => Origin): void {
  const { before, after } = editing
  const keys = new Set([...Object.keys(before.rest), ...Object.keys(after.rest)])
  for (const key of keys) {
    const nested = key === 'components' || key === 'paths'
    if (!nested) changeAs(editing, top(key), before.rest[key], after.rest[key])
    else for (const [name, old, wanted] of membersOf(before, after, key)) changeNested(editing, below(top(key), name), old, wanted)
  }
}

function membersOf(before: ApiModel, after: ApiModel, key: string): readonly (readonly [string, JsonRecord, JsonRecord])[] {
  const [old, wanted] = [before.rest[key], after.rest[key]].map((value): JsonRecord => (isRecord(value) ? value : {}))
  const names = new Set([...Object.keys(old ?? {}), ...Object.keys(wanted ?? {})])
  return [...names].map((name) => [name, recordAt(old, name), recordAt(wanted, name)])
}

function recordAt(record: JsonRecord | undefined, name: string): JsonRecord {
  const value = record === undefined ? undefined : own(record, name)
  return isRecord(value) ? value : {}
}

/** Member by member: what stands beside them, such as operations, is not of this map. */
function changeNested(editing: Editing, place: Origin, before: JsonRecord, after: JsonRecord): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    changeAs(editing, below(place, key), own(before, key), own(after, key))
  }
}
