import { z } from 'zod'
import { binary, ErrorBody, type Contract } from '../http.js'
import { Conflict } from '../schemas/conflict.js'
import { Country } from '../schemas/country.js'

export const Service = z.enum(['economy', 'standard', 'express'])
export type Service = z.infer<typeof Service>

export const QuoteRequest = z.object({
  weight: z.int().min(1).max(31500),
  country: Country,
})
export type QuoteRequest = z.infer<typeof QuoteRequest>

export const Label = z.object({
  id: z.string().regex(/^lbl_[a-z0-9]{12}$/u),
  service: Service,
  price: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/u),
})
export type Label = z.infer<typeof Label>

/** Buy a label */
export const buyLabel = {
  params: z.object({ parcelId: z.uuid() }),
  body: z.strictObject({
    service: Service,
    insuredFor: z.int().min(0).max(500000).optional(),
  }),
  responses: {
    /** Bought. */
    201: Label,
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

/** Get a label as a document */
export const getLabel = {
  params: z.object({ labelId: z.string().regex(/^lbl_[a-z0-9]{12}$/u) }),
  responses: {
    /** The label. */
    200: {
      content: {
        'application/pdf': binary(),
        'application/json': Label,
      },
    },
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/**
 * What a parcel would cost
 *
 * @deprecated
 */
export const createQuote = {
  body: {
    'application/json': QuoteRequest,
    'application/x-www-form-urlencoded': QuoteRequest,
  },
  responses: {
    /** Prices by service. */
    200: z.record(z.string(), z.int().min(0)),
    /** The request is not as described here. */
    400: ErrorBody,
  },
} satisfies Contract
