// An entry of its own: whoever only writes routes of a document need not load what reads sources.
export { type DocumentTexts, type EditedDocument, editDocument } from './document/edit-document.js'
export { type PrintOptions, printDocument } from './document/print-document.js'
export type { ExtractOptions, ExtractResult } from './extract/extract-options.js'
export { extractRoutes } from './extract/extract-routes.js'
export { RouteExtractor } from './extract/route-extractor.js'
export { type Difference, describeDifference, type Side } from './sync/difference.js'
export { type DocumentPlan, type DocumentPlanOptions, planDocument } from './sync/plan-document.js'
export { planSync, type SyncOptions, type SyncPlan } from './sync/plan-sync.js'
