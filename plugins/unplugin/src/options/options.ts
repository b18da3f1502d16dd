import { z } from 'zod'

/** What `kit()` takes in vite.config.ts. Everything is optional; what is left out comes from kit.config.ts, from the project, or is found out. */
export const Options = z
  .object({
    /** Serve the API from within Vite's dev server: true for src/app.ts, or the module that makes the app, relative to the root. */
    serve: z.union([z.boolean(), z.string().min(1)]).optional(),
    /** The page at /__kit/; true by default. */
    page: z.boolean().optional(),
  })
  .strict()
export type Options = z.input<typeof Options>
