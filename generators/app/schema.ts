import { FRAMEWORKS } from '@kit/api'
import { RoutesSettings } from '@kit/config'
import { z } from 'zod'

export const AppGeneratorOptions = RoutesSettings.omit({ output: true, include: true, exclude: true }).extend({
  directory: z.string().min(1),
  framework: z.enum(FRAMEWORKS),
})
