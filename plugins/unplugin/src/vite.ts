import type { Plugin } from 'vite'
import type { Options } from './options/options.js'

/** kit in Vite. */
export default function kit(_options: Options = {}): Plugin[] {
  return []
}
