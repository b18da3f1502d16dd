import { z } from 'zod'

export const DryRunOptions = z.object({
  migrations: z.string().min(1).default('migrations'),
  url: z.string().optional(),
  shadow: z.string().default('embedded'),
  requireDown: z.boolean().default(false),
  onTarget: z.boolean().default(false),
  lockTimeout: z.int().min(1).default(1000),
  statementTimeout: z.int().min(1).default(30_000),
})
export type DryRunOptions = z.infer<typeof DryRunOptions>
