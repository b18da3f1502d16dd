import { z } from 'zod'
import { ErrorBody, type Contract } from '../http.js'
import { typed } from '../schema.js'

export interface Depot {
  code: string
  name: string
  children: Depot[]
}

export const Depot: z.ZodType<Depot, Depot> = typed(z.object({
  code: z.string().regex(/^[A-Z]{3}[0-9]{2}$/u),
  name: z.string(),
  get children() { return z.array(Depot) },
}))

/** Depots near a place */
export const listDepots = {
  query: z.object({
    /** Latitude and longitude in degrees. */
    near: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
    /** In kilometres. */
    radius: z.number().positive().max(100).default(10),
  }),
  styles: {
    query: {
      near: { style: 'form', explode: false },
    },
  },
  responses: {
    /** Depots, nearest first. */
    200: z.array(Depot),
    /** The request is not as described here. */
    400: ErrorBody,
  },
} satisfies Contract

/** Get a depot with everything below it */
export const getDepot = {
  params: z.object({ code: z.string().regex(/^[A-Z]{3}[0-9]{2}$/u) }),
  responses: {
    /** The depot. */
    200: Depot,
    /** There is no such thing. */
    404: ErrorBody,
  },
} satisfies Contract
