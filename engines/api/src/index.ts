export type { Diagnostic, DiagnosticCode, Place } from './diagnostics/diagnostic.js'
export { DiagnosticError } from './diagnostics/diagnostic.js'
export { codeFrame, maskCredentials, type RenderOptions, renderDiagnostic } from './diagnostics/render-diagnostic.js'
export { apiOfTables, type TableApi } from './from-tables/api-of-tables.js'
export type { Filter, Property, Resource, TableOperation } from './from-tables/resource.js'
export type { ApiColumn, ApiTable, ColumnSchema } from './from-tables/table.js'
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
export { docComment, propertyKey, quote, templateText } from './render/escape.js'
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
