import { z } from 'zod'

const names = z.preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(z.string().min(1)))

export const LoadtestGeneratorOptions = z.object({
  project: z.string().optional(),
  spec: z.string().min(1).optional(),
  operations: names.optional(),
  distributed: z.enum(['k6-operator', 'artillery-fargate']).optional(),
  target: z.string().min(1).optional(),
  force: z.boolean().default(false),
  allowRemote: names.optional(),
  allowOutside: z.boolean().optional(),
})
export type LoadtestGeneratorOptions = z.infer<typeof LoadtestGeneratorOptions>
