import type { Framework, RoutesOptions } from '@kit/api'
import type { SettledSettings } from './routes-settings.js'

/** The engine's options. Always in the same order: kit recognises an unchanged run by their text. */
export function routesOptions(settings: SettledSettings, framework: Framework, output: string): RoutesOptions {
  const { envelope, split, types, include, exclude } = settings
  return {
    framework,
    output,
    envelope,
    split,
    types,
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
  }
}
