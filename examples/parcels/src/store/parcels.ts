import { randomUUID } from 'node:crypto'
import type { Label } from '../routes/labels/contract.js'
import type { Event, NewParcel, Parcel, ParcelChanges } from '../routes/parcels/contract.js'
import type { ParcelStatus } from '../routes/schemas/parcel-status.js'

/** A parcel and all that belongs to it. Kept in memory: a restart forgets everything. */
export interface ParcelRecord {
  /** Counts up, so that a page can start after any parcel, also one that is gone by now. */
  readonly serial: number
  parcel: Parcel
  readonly events: Event[]
  label?: Label
  /** In cents. */
  insuredFor: number
  proof?: Proof
}

export interface Proof {
  readonly photo: Buffer
  readonly type: string
  readonly signedBy: string
  readonly takenAt: string | undefined
}

export interface Page {
  readonly items: readonly ParcelRecord[]
  /** The serial that the next page starts below; undefined on the last one. */
  readonly next: number | undefined
}

const records = new Map<string, ParcelRecord>()
let serial = 0

export function add(parcel: NewParcel): ParcelRecord {
  const id = randomUUID()
  const record: ParcelRecord = {
    serial: ++serial,
    parcel: { ...parcel, id, status: 'announced', createdAt: new Date().toISOString(), expectedOn: null },
    events: [],
    insuredFor: 0,
  }
  records.set(id, record)
  return record
}

export function find(id: string): ParcelRecord | undefined {
  return records.get(id)
}

export function findLabel(id: string): { readonly label: Label; readonly parcel: Parcel } | undefined {
  for (const { label, parcel } of records.values()) if (label?.id === id) return { label, parcel }
  return undefined
}

export function remove(id: string): void {
  records.delete(id)
}

/** Newest first. */
export function page(limit: number, below: number, wanted: (record: ParcelRecord) => boolean): Page {
  const found = [...records.values()].reverse().filter((record) => record.serial < below && wanted(record))
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? items.at(-1)?.serial : undefined }
}

/** A merge patch (RFC 7396): what is absent stays, also in the address; `null` clears. */
export function change(record: ParcelRecord, { recipient, weight, reference }: ParcelChanges): Parcel {
  const { reference: before, ...parcel } = record.parcel
  const after = reference === undefined ? before : (reference ?? undefined)
  record.parcel = {
    ...parcel,
    recipient: { ...parcel.recipient, ...recipient },
    weight: weight ?? parcel.weight,
    ...(after !== undefined && { reference: after }),
  }
  return record.parcel
}

export function recordEvent(record: ParcelRecord, event: Event): void {
  record.events.push(event)
  const { status, expectedOn } = record.parcel
  const retryOn = event.kind === 'problem' ? event.retryOn : undefined
  record.parcel = { ...record.parcel, status: statusAfter(status, event), expectedOn: retryOn ?? expectedOn }
}

/** Scanners report late at times: nothing that comes in after the end changes how it ended. */
function statusAfter(status: ParcelStatus, event: Event): ParcelStatus {
  if (status === 'delivered' || status === 'returned') return status
  switch (event.kind) {
    case 'scan':
      return status === 'announced' ? 'accepted' : 'in_transit'
    case 'delivery':
      return 'delivered'
    case 'problem':
      return status
  }
}
