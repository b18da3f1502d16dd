export type { Diagnostic, DiagnosticCode, Place } from './diagnostics/diagnostic.js'
export { DiagnosticError } from './diagnostics/diagnostic.js'
export { maskCredentials, type RenderOptions, renderDiagnostic } from './diagnostics/render-diagnostic.js'
export type * from './model/model.js'
export type { Discriminator, JsonSchema, JsonSchemaType, SchemaObject } from './model/schema.js'
export { type Dependencies, dependenciesOf } from './plan/dependencies.js'
export { applyEdits, diskFiles } from './plan/disk.js'
export type { Edit, ProjectFiles } from './plan/files.js'
export { type AppPlan, planApp } from './plan/plan-app.js'
export { planFromDocument } from './plan/plan-from-document.js'
export { planRoutes, type RoutesPlan } from './plan/plan-routes.js'
export { type PlanSummary, summaryLine } from './plan/summary.js'
export { diskFileSystem, type ReadFileSystem } from './read/file-system.js'
export { type ReadOptions, type ReadResult, readDocument } from './read/read-document.js'
export type { HandlerImport, HandlerSource, RequestPart } from './render/handler-source.js'
export {
  ENVELOPES,
  type Envelope,
  FRAMEWORKS,
  type Framework,
  type RoutesOptions,
  SPLITS,
  type Split,
  TYPES,
  type Types,
} from './render/options.js'
