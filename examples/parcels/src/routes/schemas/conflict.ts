import { z } from 'zod'
import { ParcelStatus } from './parcel-status.js'

export const Conflict = z.object({
  reason: z.string(),
  status: ParcelStatus,
})
export type Conflict = z.infer<typeof Conflict>
