import { z } from 'zod'

export const FingerprintOptions = z.object({ url: z.string().optional() })
