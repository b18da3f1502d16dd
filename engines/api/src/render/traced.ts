import type { JsonSchema } from '../model/schema.js'
import type { SchemaFacts } from '../schema/facts.js'
import { sameOutline } from '../schema/outline.js'
import type { DeclarationKey, ScopeContext } from './scope.js'

/** What rendering has asked of the whole document, with the answers: as long as they are the same, so is what comes of it. */
class Trace implements ScopeContext {
  readonly #facts = new Map<string, SchemaFacts | undefined>()
  readonly #schemas = new Map<string, JsonSchema | undefined>()
  readonly #outlines = new Map<string, JsonSchema | undefined>()
  readonly #identifiers = new Map<string, { readonly key: DeclarationKey; readonly identifier: string }>()
  #asked: ScopeContext | undefined

  constructor(context: ScopeContext) {
    this.#asked = context
  }

  /** From here on nobody asks, and the document need not be kept. */
  end(): void {
    this.#asked = undefined
  }

  facts(name: string): SchemaFacts | undefined {
    const answer = this.#context().facts(name)
    this.#facts.set(name, answer)
    return answer
  }

  schema(name: string): JsonSchema | undefined {
    const answer = this.#context().schema(name)
    this.#schemas.set(name, answer)
    return answer
  }

  outline(name: string): JsonSchema | undefined {
    const answer = this.#context().outline(name)
    this.#outlines.set(name, answer)
    return answer
  }

  identifier(key: DeclarationKey): string {
    const identifier = this.#context().identifier(key)
    this.#identifiers.set(`${key.form} ${key.schema}`, { key, identifier })
    return identifier
  }

  /** Whether another document gives the same answers. */
  holds(context: ScopeContext): boolean {
    for (const [name, answer] of this.#schemas) if (context.schema(name) !== answer) return false
    for (const [name, answer] of this.#outlines) if (!sameOutline(context.outline(name), answer)) return false
    for (const [name, answer] of this.#facts) if (!sameFacts(context.facts(name), answer)) return false
    for (const { key, identifier } of this.#identifiers.values()) {
      if (context.facts(key.schema) === undefined || context.identifier(key) !== identifier) return false
    }
    return true
  }

  #context(): ScopeContext {
    if (this.#asked === undefined) throw new Error('rendered text asks for nothing any more')
    return this.#asked
  }
}

function sameFacts(one: SchemaFacts | undefined, other: SchemaFacts | undefined): boolean {
  if (one === other || one === undefined || other === undefined) return one === other
  return one.cycle === other.cycle && one.formsDiffer === other.formsDiffer && one.inputDiffers === other.inputDiffers
}

/** Renders parts of models, each once as long as neither the part nor what was asked about the rest of the document changes. */
export class RenderedParts<T> {
  readonly #known = new WeakMap<object, Map<string, { readonly result: T; readonly trace: Trace }>>()

  /**
   * @param part   what is rendered; a part that has changed is another object
   * @param manner in which way it is rendered
   */
  of(part: object, manner: string, context: ScopeContext, render: (context: ScopeContext) => T): T {
    const manners = this.#known.get(part) ?? new Map<string, { readonly result: T; readonly trace: Trace }>()
    this.#known.set(part, manners)
    const before = manners.get(manner)
    if (before?.trace.holds(context) === true) return before.result
    const trace = new Trace(context)
    const result = render(trace)
    trace.end()
    manners.set(manner, { result, trace })
    return result
  }
}
