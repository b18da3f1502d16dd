import { declarationOf } from '../schema/declaration.js'
import type { SchemaHelper } from '../schema/scope.js'
import type { Unit } from './expand.js'
import { type DeclarationKey, FragmentScope, type LocatedProblem, type ScopeContext } from './scope.js'
import { RenderedParts } from './traced.js'

/** Generated text with everything it needs from elsewhere. */
export interface Fragment {
  readonly text: string
  readonly references: ReadonlyMap<string, DeclarationKey>
  readonly helpers: ReadonlySet<SchemaHelper>
  readonly httpNames: ReadonlySet<string>
  readonly problems: readonly LocatedProblem[]
}

/** The text of one exported schema, in one form. */
export interface Declaration extends Fragment {
  readonly key: DeclarationKey
  readonly identifier: string
  /** References that are evaluated when the module loads, by identifier: they must stand or be imported before. */
  readonly cycle: number | undefined
}

/** Joins what several scopes collected under one text. */
export function fragmentOf(text: string, scopes: readonly FragmentScope[]): Fragment {
  return {
    text,
    references: new Map(scopes.flatMap((scope) => [...scope.references])),
    helpers: new Set(scopes.flatMap((scope) => [...scope.helpers])),
    httpNames: new Set(scopes.flatMap((scope) => [...scope.httpNames])),
    problems: scopes.flatMap((scope) => scope.problems),
  }
}

const declarations = new RenderedParts<Declaration>()

/**
 * Renders every schema that is reached from the given ones, and the rest of the document's own, so that nothing named is dropped.
 *
 * @param reached what operations refer to, by identifier
 */
export function renderDeclarations(
  units: ReadonlyMap<string, Unit>,
  reached: ReadonlyMap<string, DeclarationKey>,
  context: ScopeContext,
  types: 'infer' | 'declare',
): ReadonlyMap<string, Declaration> {
  const rendered = new Map<string, Declaration>()
  const done = new Set<string>()
  const open = [...reached]
  const run = (): void => {
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [identifier, key] = next
      const unit = units.get(key.schema)
      if (rendered.has(identifier) || unit === undefined) continue
      const declaration = declarations.of(unit.named, `${types} ${key.form} ${identifier} ${key.schema}`, context, (traced) =>
        renderOne(unit, key, identifier, traced, types),
      )
      rendered.set(identifier, declaration)
      done.add(unit.key)
      open.push(...declaration.references)
    }
  }
  run()
  for (const unit of units.values()) {
    if (done.has(unit.key) || unit.inline !== undefined) continue
    const key: DeclarationKey = { schema: unit.key, form: context.facts(unit.key)?.formsDiffer === true ? 'response' : 'both' }
    open.push([context.identifier(key), key])
    run()
  }
  const position = new Map([...units.keys()].map((key, index) => [key, index]))
  const at = (one: Declaration): number => position.get(one.key.schema) ?? 0
  return new Map([...rendered].sort(([, a], [, b]) => at(a) - at(b) || (a.identifier < b.identifier ? -1 : 1)))
}

function renderOne(unit: Unit, key: DeclarationKey, identifier: string, context: ScopeContext, types: 'infer' | 'declare'): Declaration {
  const facts = context.facts(unit.key)
  const form = unit.inline?.form ?? key.form
  const scope = new FragmentScope(context, form, unit.named.origin, unit.key, unit.inline?.files)
  const mode = facts?.cycle === undefined ? types : 'declare'
  const inline = unit.inline !== undefined
  const inputDiffers = facts?.inputDiffers === true
  const text = declarationOf({ name: unit.key, identifier, inline, schema: unit.schema, mode, inputDiffers }, scope)
  if (scope.file !== undefined) for (const name of ['file', 'UploadedFile']) scope.http(name)
  return { ...fragmentOf(text, [scope]), key, identifier, cycle: facts?.cycle }
}
