import type { RoutesOptions } from '../render/options.js'

/** Options as they are remembered, for recognising an unchanged run. What new handlers do says nothing of those that are there. */
export function optionsText({ handlers: _, ...options }: RoutesOptions): string {
  return JSON.stringify(options)
}
