import type { Origin } from '../model/model.js'
import type { JsonSchema } from '../model/schema.js'
import type { SchemaFacts } from '../schema/facts.js'
import type { SchemaHelper, SchemaProblem, SchemaReference, SchemaScope } from '../schema/scope.js'

export type Form = SchemaScope['form']

/** An exported schema constant: a named schema in one of its forms. */
export interface DeclarationKey {
  readonly schema: string
  readonly form: Form
}

/** What a scope needs to know of the whole document. */
export interface ScopeContext {
  facts(name: string): SchemaFacts | undefined
  schema(name: string): JsonSchema | undefined
  /** What a schema says to those who only refer to it. */
  outline(name: string): JsonSchema | undefined
  identifier(key: DeclarationKey): string
}

/** A problem with the node under which its pointer stands. */
export interface LocatedProblem extends SchemaProblem {
  readonly origin: Origin
}

/** Collects what one piece of generated text refers to, while it is rendered. */
export class FragmentScope implements SchemaScope {
  readonly references = new Map<string, DeclarationKey>()
  readonly helpers = new Set<SchemaHelper>()
  readonly httpNames = new Set<string>()
  readonly problems: LocatedProblem[] = []
  readonly file?: { readonly schema: string; readonly type: string }

  /**
   * @param own    the schema being rendered, whose cycle makes references lazy; undefined outside of any
   * @param parent scope that collects together with this one
   */
  constructor(
    readonly context: ScopeContext,
    readonly form: Form,
    readonly origin: Origin,
    readonly own?: string,
    files = false,
  ) {
    if (files) this.file = { schema: 'file()', type: 'UploadedFile' }
  }

  // Functions of their own, since they are handed around.
  readonly resolve = (name: string): JsonSchema | undefined => this.context.schema(name)
  readonly outline = (name: string): JsonSchema | undefined => this.context.outline(name)

  reference(name: string): SchemaReference {
    const facts = this.context.facts(name)
    const form: Form = facts?.formsDiffer === true ? (this.form === 'both' ? 'response' : this.form) : 'both'
    const key = { schema: name, form }
    const identifier = this.context.identifier(key)
    this.references.set(identifier, key)
    const cycle = this.own === undefined ? undefined : this.context.facts(this.own)?.cycle
    return { identifier, lazy: cycle !== undefined && facts?.cycle === cycle, inputDiffers: facts?.inputDiffers === true }
  }

  helper(name: SchemaHelper): string {
    this.helpers.add(name)
    return name
  }

  /** Asks for a name that the framework's `http.ts` exports. */
  http(name: string): string {
    this.httpNames.add(name)
    return name
  }

  report(problem: SchemaProblem): void {
    this.problems.push({ ...problem, origin: this.origin })
  }
}
