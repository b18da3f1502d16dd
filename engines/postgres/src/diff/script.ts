import type { Catalogue } from '../catalogue/objects.js'
import { type DiffOptions, type Plan, planChanges } from './plan.js'

/** What a database has before anybody made anything in it: the schema public, which everybody may use and, before version 15, create in. */
export function emptyLike(catalogue: Catalogue): Catalogue {
  const owned = catalogue.objects.get('schema public')
  const privileges = ['\tCREATE', '\tUSAGE', ...(catalogue.version < 150000 ? ['public\tCREATE'] : []), 'public\tUSAGE']
  const objects = new Map(owned === undefined ? [] : [[owned.id, { ...owned, privileges, comment: 'standard public schema' }] as const])
  return { ...catalogue, objects, unmodelled: [] }
}

/**
 * Everything of a catalogue as SQL, in an order that loads into an empty database.
 *
 * @example
 * planSchema(await readCatalogue(session)).steps.map((step) => `${step.sql};`).join('\n')
 */
export function planSchema(catalogue: Catalogue, options: DiffOptions = {}): Plan {
  return planChanges(emptyLike(catalogue), catalogue, { ...options, online: false })
}
