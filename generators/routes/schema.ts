import { RoutesSettings } from '@kit/config'
import { z } from 'zod'

export const RoutesGeneratorOptions = RoutesSettings.extend({
  project: z.string().optional(),
  from: z.enum(['spec', 'routes']).optional(),
  fromDb: z.string().min(1).optional(),
})
