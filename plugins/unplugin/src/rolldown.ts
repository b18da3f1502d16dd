import { plugin } from './plugin.js'

export type { Options } from './options/options.js'
export default plugin.rolldown
