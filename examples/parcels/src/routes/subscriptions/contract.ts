import { z } from 'zod'
import { ErrorBody, type Contract } from '../http.js'
import { minLength, uniqueItems, where } from '../schema.js'

export const Subscription = z.object({
  id: z.uuid().optional(),
  url: z.url(),
  events: where(z.array(z.enum(['scan', 'delivery', 'problem'])).min(1), uniqueItems()),
  secret: z.string().optional(),
})
export type Subscription = z.infer<typeof Subscription>

/** @schema Subscription */
export const SubscriptionRequest = z.object({
  url: z.url(),
  events: where(z.array(z.enum(['scan', 'delivery', 'problem'])).min(1), uniqueItems()),
  password: z.string().check(minLength(12)).optional(),
})
export type SubscriptionRequest = z.infer<typeof SubscriptionRequest>

/** List subscriptions */
export const listSubscriptions = {
  responses: {
    /** All of them. */
    200: z.array(Subscription),
    /** No credentials, or wrong ones. */
    401: ErrorBody,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/** Be told about events */
export const subscribe = {
  body: SubscriptionRequest,
  responses: {
    /** Subscribed; `id` and `secret` are set now. */
    201: Subscription,
    /** The request is not as described here. */
    400: ErrorBody,
    /** No credentials, or wrong ones. */
    401: ErrorBody,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract

/** Stop being told */
export const unsubscribe = {
  params: z.object({ subscriptionId: z.uuid() }),
  responses: {
    /** Stopped. */
    204: z.void(),
    /** No credentials, or wrong ones. */
    401: ErrorBody,
    /** There is no such thing. */
    404: ErrorBody,
  },
  security: [{ bearerAuth: [] }],
} satisfies Contract
