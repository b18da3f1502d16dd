import { DiagnosticError } from '../../diagnostics/diagnostic.js'
import type { ApiModel } from '../../model/model.js'
import { buildModel } from '../../read/build-model.js'
import { findReferences } from '../../read/find-references.js'
import { ReadUnits } from '../../read/read-units.js'
import { References } from '../../read/references.js'
import { Reporter } from '../../read/reporter.js'
import type { SourceFile } from '../../read/source-file.js'

/** The model of a document that comments were put together to. */
export function documentedModel(value: Readonly<Record<string, unknown>>): ApiModel | undefined {
  const file: SourceFile = {
    path: 'comments.json',
    text: JSON.stringify(value),
    syntax: 'json',
    value,
    dialect: String(value['openapi']).startsWith('3.1') ? '3.1' : '3.0',
  }
  const reporter = new Reporter()
  const loaded = {
    files: new Map([[file.path, file]]),
    failures: new Map(),
    references: new Map([[file.path, findReferences(value, false)]]),
  }
  try {
    return buildModel(file, new References(loaded, reporter), reporter, new ReadUnits(undefined)).model
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined
    throw error
  }
}
