import type { ProjectFolder } from './project-folder.js'
import type { LoadtestOptions } from './schema.js'

/** Who sends the requests, where it isn't kit itself; it is looked for from the project on upwards. */
export function engineOf({ engine }: LoadtestOptions, { root }: ProjectFolder): { engine?: 'artillery' | 'k6'; searchIn?: string } {
  return engine === 'kit' ? {} : { engine, searchIn: root }
}
