import type { Diagnostic, Place } from '../diagnostics/diagnostic.js'
import type { ApiModel, Operation, Origin } from '../model/model.js'
import { analyseSchemas, type SchemaFacts } from '../schema/facts.js'
import { outlineOf } from '../schema/outline.js'
import { SCHEMA_HELPERS } from '../schema/scope.js'
import { type Declaration, type Fragment, fragmentOf, renderDeclarations } from './declarations.js'
import { expandModel } from './expand.js'
import { type FormerNames, type Naming, nameEverything } from './naming.js'
import { renderOperation } from './operation.js'
import { countLines } from './placement.js'
import { FragmentScope, type LocatedProblem, type ScopeContext } from './scope.js'
import { RenderedParts } from './traced.js'

/** A document from this many named schemas or operations on gets declared types: inferring them would take editors and builds too long. */
const LARGE = 100

/** Everything of a document as text, before it is sorted into files. */
export interface RenderedModel {
  readonly operations: readonly Operation[]
  readonly naming: Naming
  readonly entries: ReadonlyMap<string, Fragment>
  readonly lines: ReadonlyMap<string, number>
  readonly declarations: ReadonlyMap<string, Declaration>
  readonly diagnostics: readonly Diagnostic[]
}

/** Chooses between inferred and declared types by the size of the document. */
export function chooseTypes(model: ApiModel): 'infer' | 'declare' {
  return model.schemas.size > LARGE || model.operations.length > LARGE ? 'declare' : 'infer'
}

/** Renders each operation and each schema of a model; where they go is decided later. */
export function renderModel(
  model: ApiModel,
  types: 'infer' | 'declare',
  locate: (origin: Origin, path?: string) => Place,
  former: FormerNames = { contracts: new Map(), reserved: new Set() },
): RenderedModel {
  const { units, operations } = expandModel(model, { hoist: types === 'declare' })
  const facts: ReadonlyMap<string, SchemaFacts> = analyseSchemas(units)
  const naming = nameEverything(units, facts, operations, model.securitySchemes.keys(), SCHEMA_HELPERS, former)
  const context: ScopeContext = {
    facts: (name) => facts.get(name),
    schema: (name) => units.get(name)?.schema,
    outline: (name) => {
      const schema = units.get(name)?.schema
      return schema === undefined ? undefined : outlineOf(schema)
    },
    identifier: naming.schema,
  }
  const entries = new Map(
    operations.map((operation) => {
      const name = naming.operation(operation.id)
      return [operation.id, parts.of(operation, name, context, (traced) => renderEntry(operation, name, traced))]
    }),
  )
  const reached = new Map([...entries.values()].flatMap((entry) => [...entry.references]))
  const declarations = renderDeclarations(units, reached, context, types)
  return {
    operations,
    naming,
    entries,
    lines: new Map([...entries].map(([id, entry]) => [id, countLines(entry.text) + 1])),
    declarations,
    diagnostics: toDiagnostics(
      [...entries.values(), ...declarations.values()].flatMap((one) => one.problems),
      locate,
    ),
  }
}

const parts = new RenderedParts<Fragment>()

function renderEntry(operation: Operation, name: string, context: ScopeContext): Fragment {
  const scopes = {
    request: new FragmentScope(context, 'request', operation.origin),
    files: new FragmentScope(context, 'request', operation.origin, undefined, true),
    response: new FragmentScope(context, 'response', operation.origin),
  }
  for (const needed of ['file', 'UploadedFile']) scopes.files.http(needed)
  const text = renderOperation(operation, name, scopes)
  return fragmentOf(text, [scopes.request, scopes.files, scopes.response])
}

/** One diagnostic for each thing said, at its first place; a large document says the same thing thousands of times. */
function toDiagnostics(problems: readonly LocatedProblem[], locate: (origin: Origin, path?: string) => Place): readonly Diagnostic[] {
  const groups = new Map<string, LocatedProblem[]>()
  for (const problem of problems) {
    const key = `${problem.code} ${problem.message}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [problem])
    else group.push(problem)
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const { code, severity, message, fix, origin, pointer } = first
    const text = others.length === 0 ? message : `${message} ${others.length} more of this kind.`
    return [{ code, severity, message: text, ...(fix !== undefined && { fix }), place: locate(origin, pointer) }]
  })
}
