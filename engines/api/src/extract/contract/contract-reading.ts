import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { Origin } from '../../model/model.js'
import type { JsonSchema } from '../../model/schema.js'
import type { SchemaContext } from '../schema-reader.js'
import { readZodNode } from '../zod/read-zod.js'
import type { ZodNode } from '../zod/zod-node.js'

/** What stands for a failure whose body the document left open. */
export type ErrorBodies = 'component' | 'open'

/** What reading the parts of one contract shares. */
export class ContractReading {
  constructor(
    readonly evaluator: Evaluator,
    readonly context: SchemaContext,
    readonly errorBodies: ErrorBodies,
    /** Where the contract stands, and so all that is read of it. */
    readonly origin: Origin,
  ) {}

  /** A schema of a body or a response. */
  node(value: Value): ZodNode {
    const found = readZodNode(this.evaluator, value, this.context)
    if (found !== undefined) return found
    const schema = this.context.read(value)
    if (schema === undefined) this.context.note(value, 'This is no schema that can be read.')
    return { schema: schema ?? {}, optional: false }
  }

  /** A schema that is taken apart. */
  inline(value: Value): JsonSchema {
    return this.context.inline(value) ?? this.node(value).schema
  }

  /** `ErrorBody` of the project's own `http/envelope.ts`. */
  isErrorBody(value: Value): boolean {
    const named = this.evaluator.nameOf(value)
    return named?.name === 'ErrorBody' && /(?:^|\/)http(?:\/envelope)?\.[cm]?[jt]s$/.test(named.module.path)
  }
}
