import { ENVELOPES, FRAMEWORKS, SPLITS, TYPES } from '@kit/api'
import { z } from 'zod'

/** What a project's routes are made with. Everything is optional: what is left out was remembered, or is found out. */
export const RoutesSettings = z.object({
  spec: z.string().min(1).optional(),
  framework: z.enum(FRAMEWORKS).optional(),
  output: z.string().min(1).optional(),
  envelope: z.enum(ENVELOPES).optional(),
  split: z.enum(SPLITS).optional(),
  types: z.enum(TYPES).optional(),
  include: z.array(z.string()).optional(),
  exclude: z.array(z.string()).optional(),
  allowRemote: z.array(z.string()).optional(),
  allowOutside: z.boolean().optional(),
  schema: z.array(z.string()).optional(),
  tables: z.array(z.string()).optional(),
})
export type RoutesSettings = z.infer<typeof RoutesSettings>

export const DEFAULTS = { output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' } as const satisfies RoutesSettings

const SettledSettings = z.object({
  spec: z.string().exactOptional(),
  framework: z.enum(FRAMEWORKS).exactOptional(),
  output: z.string(),
  envelope: z.enum(ENVELOPES),
  split: z.enum(SPLITS),
  types: z.enum(TYPES),
  include: z.array(z.string()).exactOptional(),
  exclude: z.array(z.string()).exactOptional(),
  allowRemote: z.array(z.string()).exactOptional(),
  allowOutside: z.boolean().exactOptional(),
  schema: z.array(z.string()).exactOptional(),
  tables: z.array(z.string()).exactOptional(),
})
export type SettledSettings = z.infer<typeof SettledSettings>

/** Lays settings over the defaults; a later layer wins wherever it says something. */
export function settle(...layers: readonly RoutesSettings[]): SettledSettings {
  const said = layers.flatMap((layer) => Object.entries(layer).filter(([, value]) => value !== undefined))
  return SettledSettings.parse({ ...DEFAULTS, ...Object.fromEntries(said) })
}
