import { FRAMEWORKS } from '@kit/api'
import { z } from 'zod'
import { RoutesSettings } from '../../plugins/nx/src/options/routes-settings.js'

export const AppGeneratorOptions = RoutesSettings.omit({ output: true, include: true, exclude: true }).extend({
  directory: z.string().min(1),
  framework: z.enum(FRAMEWORKS),
})
