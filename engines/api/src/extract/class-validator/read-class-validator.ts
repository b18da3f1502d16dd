import type { PropertyDefinition } from 'oxc-parser'
import type { Evaluator } from '../../evaluate/evaluator.js'
import { keyName } from '../../evaluate/syntax.js'
import type { ClassValue, Value } from '../../evaluate/value.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'
import type { SchemaContext, SchemaReader } from '../schema-reader.js'
import { scopeOf } from '../types/type-scope.js'
import { typeValue } from '../types/type-value.js'
import { type PackageDecorator, packageDecorators } from './decorators.js'
import { applyDecorator, isForEach, objectOf } from './property-rules.js'

/**
 * Reads classes whose properties class-validator checks: `validateDto(CreateUser)`, `plainToInstance(CreateUser, req.body)`. Their types say
 * what the decorators don't. Each is a component.
 */
export function classValidatorReader(evaluator: Evaluator): SchemaReader {
  return (value, context) => {
    if (value.kind !== 'class' || !isChecked(evaluator, value)) return undefined
    const body = () => new ClassReading(evaluator, context).read(value)
    return context.reference(value, body, value.node.id?.name) ?? body()
  }
}

class ClassReading {
  constructor(
    readonly evaluator: Evaluator,
    readonly context: SchemaContext,
  ) {}

  read({ node, env, superClass }: ClassValue): SchemaObject {
    const above = superClass === undefined ? {} : objectOf(this.context.inline(superClass))
    const properties: Record<string, JsonSchema> = { ...above.properties }
    const required = new Set(above.required)
    for (const one of fieldsOf(node.body.body)) {
      const name = keyName(one.key, one.computed)
      if (name === undefined) continue
      const decorators = packageDecorators(this.evaluator, one.decorators ?? [], env)
      properties[name] = this.#property(one, decorators, env)
      if (one.optional === true || decorators.some((each) => each.name === 'IsOptional')) required.delete(name)
      else required.add(name)
    }
    return { type: 'object', properties, ...(required.size === 0 ? {} : { required: [...required] }) }
  }

  #property(node: PropertyDefinition, decorators: readonly PackageDecorator[], env: ClassValue['env']): JsonSchema {
    const type = node.typeAnnotation?.typeAnnotation
    const nested = this.#nested(decorators)
    const declared = type === undefined ? {} : (this.context.read(typeValue(this.evaluator, type, scopeOf(env))) ?? {})
    const isList = objectOf(declared).type === 'array' || decorators.some(isForEach)
    if (nested !== undefined && !isList) return nested
    const checks = decorators.filter(({ specifier }) => specifier === 'class-validator')
    const own = checks
      .filter((one) => !isForEach(one))
      .reduce((schema, one) => applyDecorator(schema, one, this.context), objectOf(declared))
    if (!isList) return own
    const each = checks
      .filter(isForEach)
      .reduce((schema, one) => applyDecorator(schema, one, this.context), objectOf(objectOf(declared).items))
    return { ...own, type: 'array', items: nested ?? each }
  }

  /** `@Type(() => Address)` of class-transformer. */
  #nested(decorators: readonly PackageDecorator[]): JsonSchema | undefined {
    const made = decorators.find(({ specifier, name }) => specifier === 'class-transformer' && name === 'Type')?.args[0]
    if (made?.kind !== 'function') return undefined
    const of: Value = this.evaluator.call(made, [], { node: made.node, env: made.env })
    return of.kind === 'class' ? this.context.read(of) : undefined
  }
}

/** Other classes are no schemas, though they have properties with types. */
function isChecked(evaluator: Evaluator, { node, env, superClass }: ClassValue): boolean {
  const own = fieldsOf(node.body.body).some((one) =>
    packageDecorators(evaluator, one.decorators ?? [], env).some(({ specifier }) => specifier === 'class-validator'),
  )
  return own || (superClass?.kind === 'class' && isChecked(evaluator, superClass))
}

function fieldsOf(body: readonly { readonly type: string }[]): readonly PropertyDefinition[] {
  return body.filter((one): one is PropertyDefinition => one.type === 'PropertyDefinition').filter((one) => !one.static)
}
