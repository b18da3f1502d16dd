import { z } from 'zod'

export const ParcelStatus = z.enum([
  'announced',
  'accepted',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'returned',
])
export type ParcelStatus = z.infer<typeof ParcelStatus>
