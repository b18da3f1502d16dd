import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import type { ApiModel } from '../model/model.js'
import type { GuardNames } from './operation/guards.js'

/** What extraction should know besides the sources. */
export interface ExtractOptions {
  /** Files to begin with, relative to the root; the files that make an application by default. */
  readonly entries?: readonly string[]
  /** Folder to look for them in. */
  readonly root?: string
  /** Security schemes by the names of the project's own guards: `{ requireUser: 'bearerAuth' }`. */
  readonly guards?: GuardNames
  readonly title?: string
  readonly version?: string
}

/** What sources say of an API. */
export interface ExtractResult {
  readonly model: ApiModel
  /** What can't be resolved or read, each with its place. */
  readonly diagnostics: readonly Diagnostic[]
  /** Where operations (by id) and components (by name) stand in the sources. */
  readonly sites: { readonly operations: ReadonlyMap<string, Place>; readonly schemas: ReadonlyMap<string, Place> }
}
