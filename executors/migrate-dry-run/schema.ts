import { z } from 'zod'

export const DryRunOptions = z.object({
  migrations: z.string().min(1).default('migrations'),
  url: z.string().optional(),
  shadow: z.string().default('embedded'),
  requireDown: z.boolean().default(false),
})
