import { randomBytes, randomUUID } from 'node:crypto'
import type { Event } from '../routes/parcels/contract.js'
import type { SubscriptionRequest } from '../routes/subscriptions/contract.js'

/** Kept in memory, with what only the webhooks may see. */
export interface SubscriptionRecord extends SubscriptionRequest {
  readonly id: string
  /** Signs what is sent. Told once, when the subscription is made. */
  readonly secret: string
}

const records = new Map<string, SubscriptionRecord>()

export function add(subscription: SubscriptionRequest): SubscriptionRecord {
  const record = { ...subscription, id: randomUUID(), secret: randomBytes(24).toString('base64url') }
  records.set(record.id, record)
  return record
}

export function all(): readonly SubscriptionRecord[] {
  return [...records.values()]
}

export function to(kind: Event['kind']): readonly SubscriptionRecord[] {
  return all().filter(({ events }) => events.includes(kind))
}

/** @returns whether there was one */
export function remove(id: string): boolean {
  return records.delete(id)
}
