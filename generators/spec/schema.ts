import { z } from 'zod'

export const SpecGeneratorOptions = z.object({
  project: z.string().optional(),
  routes: z.string().min(1).optional(),
  output: z.string().min(1).optional(),
  entry: z.string().min(1).optional(),
  openapi: z.enum(['3.1', '3.0']).default('3.1'),
  guards: z.array(z.string()).default([]),
  from: z.enum(['spec', 'routes']).default('routes'),
})
