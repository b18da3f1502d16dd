import { z } from 'zod'

/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/u)
export type Country = z.infer<typeof Country>
