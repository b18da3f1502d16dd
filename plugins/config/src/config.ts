import { z } from 'zod'
import { RoutesSettings } from './routes-settings.js'

export const Config = z.strictObject({
  /** Document and routes: what the options of the same names say to `nx g @kit:routes`. */
  api: RoutesSettings.extend({
    /** What the project calls its guards, by their names in the sources: `{ requireUser: 'bearerAuth' }`. */
    guards: z.record(z.string(), z.string()).optional(),
  })
    .strict()
    .optional(),
  /** Options of load tests, by the names that the `loadtest` target knows them by. */
  load: z.record(z.string(), z.unknown()).optional(),
})

/** What a kit.config.ts exports. */
export type KitConfig = z.input<typeof Config>
