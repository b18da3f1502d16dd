import { z } from 'zod'

export const InitGeneratorOptions = z.object({
  skipPackageJson: z.boolean().optional(),
})
