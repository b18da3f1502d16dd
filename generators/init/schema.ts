import { z } from 'zod'

export const InitGeneratorOptions = z.object({
  project: z.string().min(1).optional(),
  skipPackageJson: z.boolean().optional(),
})
