import { z } from 'zod'

export const ServeOptions = z.object({
  port: z.int().min(0).max(65535).optional(),
  main: z.string().min(1).default('src/main.ts'),
  watch: z.boolean().default(true),
  nodeEnv: z.string().min(1).optional(),
})
export type ServeOptions = z.infer<typeof ServeOptions>
