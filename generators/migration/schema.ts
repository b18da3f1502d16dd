import { z } from 'zod'

export const MigrationGeneratorOptions = z.object({
  project: z.string().optional(),
  name: z
    .string()
    .regex(/^[a-z0-9_-]+$/i, 'it may have letters, digits, dashes and underscores only')
    .default('change'),
  compare: z.string().min(1).optional(),
  from: z.string().min(1).optional(),
  output: z.string().min(1).default('migrations'),
  report: z
    .string()
    .regex(/\.(?:html|md)$/, 'it ends with .html or .md')
    .optional(),
  format: z.enum(['kit', 'folders', 'dbmate', 'node-pg-migrate', 'flyway', 'graphile-migrate', 'plain']).optional(),
  empty: z.boolean().default(false),
  rename: z.array(z.string()).default([]),
  acceptRenames: z.boolean().default(false),
  allowDestructive: z.boolean().default(false),
  online: z.boolean().default(true),
  shadow: z.string().default('embedded'),
})
