import type { Evaluator } from '../../evaluate/evaluator.js'
import type { Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import { textOrUndefined } from '../constant.js'
import type { Direction, SchemaContext } from '../schema-reader.js'
import { documented } from './comments.js'
import { kitHelper } from './kit-helper.js'
import { readHelper } from './read-helper.js'
import { isZod, zodCall } from './zod-call.js'
import { builder } from './zod-functions.js'
import { method } from './zod-methods.js'
import { asObject, node, type ZodNode } from './zod-node.js'

/** Whether a schema that was read may be left out; kept beside the references to those that have names. */
const optional = new WeakMap<Value, boolean>()

/** Reads zod schemas in one direction. */
export class ZodReading {
  readonly #open = new Set<Value>()

  constructor(
    readonly evaluator: Evaluator,
    readonly context: SchemaContext,
    readonly direction: Direction,
  ) {}

  /** A schema, as a reference where it has a name; undefined for what is no zod schema. */
  read(value: Value): ZodNode | undefined {
    if (!isZod(value)) return undefined
    let own: ZodNode | undefined
    let tried = false
    const reference = this.context.reference(value, () => {
      tried = true
      own = this.body(value)
      return own && documented(this.evaluator, this.evaluator.nameOf(value), own.schema)
    })
    if (reference !== undefined) return node(reference, optional.get(value) ?? false)
    return tried ? own : this.body(value)
  }

  /** A schema written out in place, whatever it is called; `{}` and a note where it can't be read. */
  part(value: Value | undefined): ZodNode {
    const found = value && this.read(value)
    if (found !== undefined) return found
    if (value !== undefined) {
      const other = this.context.read(value)
      if (other !== undefined) return node(other)
      this.context.note(value, 'This is no schema that can be read.')
    }
    return node({})
  }

  schema(value: Value | undefined): JsonSchema {
    return this.part(value).schema
  }

  /** The schema itself where it is taken apart, which happens to the same one again and again; `{}` for what is none. */
  takenApart(value: Value): SchemaObject {
    const schema = this.direction === 'input' && isZod(value) ? this.context.inline(value) : this.body(value)?.schema
    return asObject(schema ?? true)
  }

  /** The schema itself, where its keywords are changed. */
  body(value: Value): ZodNode | undefined {
    if (this.#open.has(value)) {
      this.context.note(value, 'A schema without a name contains itself.')
      return node({})
    }
    this.#open.add(value)
    try {
      const found = this.#body(value)
      if (found !== undefined && found.optional !== (optional.get(value) ?? false)) optional.set(value, found.optional)
      return found
    } finally {
      this.#open.delete(value)
    }
  }

  #body(value: Value): ZodNode | undefined {
    const helper = kitHelper(value)
    if (helper !== undefined) return readHelper(this, helper)
    if (value.kind === 'member') return this.#member(value)
    const call = zodCall(value)
    if (call === undefined) return undefined
    return call.subject === undefined ? builder(this, call) : method(this, call.name, call.subject, call.args, call.value)
  }

  /** `User.shape.email`, `List.element` */
  #member({ object, name }: Extract<Value, { kind: 'member' }>): ZodNode | undefined {
    if (object.kind === 'member' && (object.name === 'shape' || object.name === 'entries')) {
      const owner = this.takenApart(object.object)
      const property = owner.properties?.[name]
      return property === undefined ? undefined : node(property, owner.required?.includes(name) !== true)
    }
    if (name === 'element') return node(asObject(this.body(object)?.schema ?? true).items ?? {})
    return undefined
  }

  /** What a function returns: the inside of `z.lazy(() => …)` and of getters. */
  result(value: Value | undefined): Value | undefined {
    return value?.kind === 'function' ? this.evaluator.call(value, [], { node: value.node, env: value.env }) : value
  }

  /** The text of the sources, on one line. */
  source(value: Value): string {
    return value.env.module.text.slice(value.node.start, value.node.end).replace(/\s+/g, ' ')
  }

  text(value: Value | undefined): string | undefined {
    return textOrUndefined(value)
  }
}
