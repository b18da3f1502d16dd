import type { ApiModel, NamedSchema } from '../../model/model.js'
import { schemaRef } from '../../model/schema.js'
import { isRecord } from '../../read/record.js'
import { schemaValue } from '../values/schema-value.js'
import { changeAs } from './edit-facts.js'
import { componentsPlace, type Editing } from './editing.js'
import { putAfter } from './patch-value.js'
import { below } from './raw-files.js'

/** Schemas that have another name and say the same: old name → new name. */
export function renamedSchemas(before: ApiModel, after: ApiModel): Map<string, string> {
  const gone = [...before.schemas.values()].filter(({ name }) => !after.schemas.has(name))
  const come = [...after.schemas.values()].filter(({ name }) => !before.schemas.has(name))
  const renamed = new Map<string, string>()
  for (const old of gone) {
    const twins = come.filter((one) => fingerprint(one, one.name) === fingerprint(old, old.name))
    const [only] = twins
    if (only !== undefined && twins.length === 1 && ![...renamed.values()].includes(only.name)) renamed.set(old.name, only.name)
  }
  return renamed
}

/** A schema as text in which its own name does not occur. */
function fingerprint({ schema }: NamedSchema, name: string): string {
  return JSON.stringify(schema).replaceAll(JSON.stringify(schemaRef(name)), '""')
}

/** Carries over named schemas: changed ones keyword by keyword, renamed ones by their key. */
export function editSchemas(editing: Editing): void {
  const { before, after, entry, raw, drafts } = editing
  const components = componentsPlace(editing, 'schemas')
  for (const [name, { schema, origin }] of before.schemas) {
    const renamed = editing.renamedSchemas.get(name)
    const wanted = after.schemas.get(renamed ?? name)
    const key = below(components, name)
    const isComponent = raw.at(key) !== undefined
    if (renamed !== undefined && isComponent) drafts.rename(components, name, renamed)
    if (wanted !== undefined && wanted.schema === schema && !editing.whole.has(wanted.name)) continue
    if (wanted !== undefined) {
      const writing = editing.writing(origin.file)
      const value = schemaValue(wanted.schema, writing)
      if (editing.whole.has(wanted.name)) drafts.change(origin, () => value)
      else changeAs(editing, origin, schemaValue(schema, writing), value)
    } else if (isComponent) drafts.change(key, () => undefined)
  }
  const added = [...after.schemas.values()].filter(
    ({ name }) => !before.schemas.has(name) && ![...editing.renamedSchemas.values()].includes(name),
  )
  if (added.length === 0) return
  const order = [...after.schemas.keys()]
  const writing = editing.writing(entry)
  drafts.change(components, (value) => {
    const entries = new Map(Object.entries(isRecord(value) ? value : {}))
    for (const { name, schema } of added) {
      const previous = order.slice(0, order.indexOf(name)).findLast((one) => entries.has(one))
      putAfter(entries, name, schemaValue(schema, writing), previous)
    }
    return Object.fromEntries(entries)
  })
}
