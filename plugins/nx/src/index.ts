/**
 * The inference plugin: what `"plugins": ["@kit/nx"]` in nx.json loads.
 *
 * @module
 */
export const name = '@kit/nx'
export { createNodes, createNodes as createNodesV2 } from './inference/create-nodes.js'
export type { KitPluginOptions } from './inference/targets.js'
