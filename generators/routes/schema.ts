import { z } from 'zod'
import { RoutesSettings } from '../../plugins/nx/src/options/routes-settings.js'

export const RoutesGeneratorOptions = RoutesSettings.extend({
  project: z.string().optional(),
  from: z.enum(['spec', 'routes']).optional(),
  fromDb: z.string().min(1).optional(),
})
