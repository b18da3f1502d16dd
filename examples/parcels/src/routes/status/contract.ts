import { z } from 'zod'
import type { Contract } from '../http.js'

/** Whether the API is up */
export const getHealth = {
  responses: {
    /** It is. */
    200: z.object({ status: z.enum(['ok', 'degraded']) }),
  },
} satisfies Contract
