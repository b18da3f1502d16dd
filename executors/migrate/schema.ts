import { z } from 'zod'

export const MigrateOptions = z.object({
  migrations: z.string().min(1).default('migrations'),
  url: z.string().optional(),
  to: z.coerce.string().optional(),
  down: z.int().min(1).optional(),
  plan: z.boolean().default(false),
  status: z.boolean().default(false),
  lockTimeout: z.int().min(1).default(2000),
  retries: z.int().min(0).default(5),
})
export type MigrateOptions = z.infer<typeof MigrateOptions>
