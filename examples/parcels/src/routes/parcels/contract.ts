import { z } from 'zod'
import { ErrorBody, file, type Contract } from '../http.js'
import { discriminated, maxLength, propertyCount, uniqueItems, uriReference, where } from '../schema.js'
import { Conflict } from '../schemas/conflict.js'
import { Country } from '../schemas/country.js'
import { ParcelStatus } from '../schemas/parcel-status.js'

export const Address = z.object({
  name: z.string().min(1).check(maxLength(80)),
  company: z.string().check(maxLength(80)).nullish(),
  lines: z.array(z.string().min(1).check(maxLength(60))).min(1).max(3),
  postcode: z.string().check(maxLength(12)).optional(),
  city: z.string().min(1).check(maxLength(60)),
  country: Country,
  email: z.email().optional(),
})
export type Address = z.infer<typeof Address>

export const NewParcel = z.object({
  sender: Address,
  recipient: Address,
  /** In grams. */
  weight: z.int().min(1).max(31500),
  /** In millimetres. */
  size: z.object({
    length: z.int().min(1).max(2000),
    width: z.int().min(1).max(2000),
    height: z.int().min(1).max(2000),
  }).optional(),
  reference: z.string().check(maxLength(40)).optional(),
  /** Anything you want to find again. */
  tags: where(z.record(z.string(), z.string().check(maxLength(100))), propertyCount(0, 10)).optional(),
})
export type NewParcel = z.infer<typeof NewParcel>

export const Parcel = NewParcel.and(z.object({
  id: z.uuid(),
  status: ParcelStatus,
  createdAt: z.iso.datetime({ offset: true }),
  expectedOn: z.iso.date().nullish(),
}))
export type Parcel = z.infer<typeof Parcel>

export const ParcelChanges = where(
  z.strictObject({
    recipient: Address.optional(),
    weight: z.int().min(1).max(31500).optional(),
    reference: z.string().check(maxLength(40)).nullish(),
  }),
  propertyCount(1),
)
export type ParcelChanges = z.infer<typeof ParcelChanges>

export const ParcelPage = z.object({
  items: z.array(Parcel),
  /** The cursor of the next page, null on the last one. */
  next: z.string().nullable(),
})
export type ParcelPage = z.infer<typeof ParcelPage>

export const ScanEvent = z.object({
  kind: z.literal('scan'),
  at: z.iso.datetime({ offset: true }),
  depot: z.string().regex(/^[A-Z]{3}[0-9]{2}$/u),
})
export type ScanEvent = z.infer<typeof ScanEvent>

export const DeliveryEvent = z.object({
  kind: z.literal('delivery'),
  at: z.iso.datetime({ offset: true }),
  place: z.enum(['door', 'neighbour', 'locker']),
  signedBy: z.string().check(maxLength(80)).optional(),
})
export type DeliveryEvent = z.infer<typeof DeliveryEvent>

export const ProblemEvent = z.object({
  kind: z.literal('problem'),
  at: z.iso.datetime({ offset: true }),
  reason: z.string().min(1).check(maxLength(500)),
  retryOn: z.iso.date().optional(),
})
export type ProblemEvent = z.infer<typeof ProblemEvent>

export const Event = discriminated('kind', {
  scan: () => ScanEvent,
  delivery: () => DeliveryEvent,
  problem: () => ProblemEvent,
})
export type Event = z.infer<typeof Event>

/** List parcels, newest first */
export const listParcels = {
  query: z.object({
    /** How many at most. */
    limit: z.int().min(1).max(100).default(20),
    /** The `next` of the page before. */
    cursor: z.string().min(1).check(maxLength(200)).optional(),
    /** Only parcels in one of these states. */
    status: where(z.array(ParcelStatus).max(6), uniqueItems()).optional(),
    /** Only parcels created in this span. */
    created: z.strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }).optional(),
    insured: z.boolean().optional(),
  }),
  styles: {
    query: {
      status: { style: 'form', explode: false },
      created: { style: 'deepObject', explode: false },
    },
  },
  responses: {
    /** One page of parcels. */
    200: ParcelPage,
    /** The request is not as described here. */
    400: ErrorBody,
    /** No credentials, or wrong ones. */
    401: ErrorBody,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/** Announce a parcel */
export const createParcel = {
  headers: z.object({
    /** Repeating a request with the same key creates one parcel. */
    'idempotency-key': z.uuid().optional(),
  }),
  body: NewParcel,
  responses: {
    /** Announced. */
    201: {
      headers: z.object({
        /** Where the parcel is found. */
        location: uriReference(),
      }),
      content: {
        'application/json': Parcel,
      },
    },
    /** The request is not as described here. */
    400: ErrorBody,
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** Not possible in the state that it is in. */
    409: Conflict,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/** Get a parcel */
export const getParcel = {
  params: z.object({ parcelId: z.uuid() }),
  responses: {
    /** The parcel. */
    200: Parcel,
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/**
 * Change what is known of a parcel
 *
 * Only before it is handed over; absent fields stay, `null` clears.
 */
export const updateParcel = {
  params: z.object({ parcelId: z.uuid() }),
  body: {
    'application/merge-patch+json': ParcelChanges,
    'application/json': ParcelChanges,
  },
  responses: {
    /** The parcel as it is now. */
    200: Parcel,
    /** The request is not as described here. */
    400: ErrorBody,
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
    /** Not possible in the state that it is in. */
    409: Conflict,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/** Cancel a parcel */
export const cancelParcel = {
  params: z.object({ parcelId: z.uuid() }),
  responses: {
    /** Cancelled. */
    204: z.void(),
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
    /** Not possible in the state that it is in. */
    409: Conflict,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/** What has happened to a parcel */
export const listEvents = {
  params: z.object({ parcelId: z.uuid() }),
  responses: {
    /** Events, oldest first. */
    200: z.array(Event),
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/** Record an event from a scanner */
export const recordEvent = {
  params: z.object({ parcelId: z.uuid() }),
  body: Event,
  responses: {
    /** Recorded. */
    201: Event,
    /** The request is not as described here. */
    400: ErrorBody,
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
  },
  security: [{ scannerKey: [] }],
} satisfies Contract

/** Upload the proof of delivery */
export const uploadProof = {
  params: z.object({ parcelId: z.uuid() }),
  body: {
    'multipart/form-data': z.object({
      photo: file(),
      signedBy: z.string().min(1).check(maxLength(80)),
      takenAt: z.iso.datetime({ offset: true }).optional(),
    }),
  },
  encoding: {
    'multipart/form-data': {
      photo: { contentType: 'image/jpeg, image/png' },
    },
  },
  responses: {
    /** Stored. */
    204: z.void(),
    /** The request is not as described here. */
    400: ErrorBody,
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
  },
  security: [{ scannerKey: [] }],
} satisfies Contract
