import type { JsonSchema } from '../model/schema.js'
import { docComment } from '../render/escape.js'
import { rootContext } from './context.js'
import { docText } from './doc-text.js'
import { call } from './layout.js'
import { lower } from './lower.js'
import { mergeAllOf } from './merge.js'
import type { SchemaScope } from './scope.js'

/** Expressions whose own types TypeScript would compare with the declared one member by member: five times the time and memory. */
const COMPOSITE = /^z\.(?:object|strictObject|looseObject|array|record|tuple|union|xor|discriminatedUnion|lazy)\(|\.and\(/

/** A named schema that is to be exported. */
export interface NamedDeclaration {
  /** Its name in the document. */
  readonly name: string
  /** It has no name in the document: it stands in an operation there. */
  readonly inline?: boolean
  readonly identifier: string
  readonly schema: JsonSchema
  /** `infer` lets TypeScript work the type out; `declare` writes it down, as cycles and large documents need. */
  readonly mode: 'infer' | 'declare'
  /** There is a type `<identifier>Input` besides; as `analyseSchemas` says. */
  readonly inputDiffers: boolean
}

/**
 * The exported schema const and its type of the same name, with a line break at the end.
 *
 * @example
 * declarationOf({ name: 'Id', identifier: 'Id', schema: { type: 'string' }, mode: 'infer', inputDiffers: false }, scope)
 * // export const Id = z.string()
 * // export type Id = z.infer<typeof Id>
 */
export function declarationOf(declaration: NamedDeclaration, scope: SchemaScope): string {
  const { name, identifier, schema, mode, inputDiffers } = declaration
  const rendered = lower(schema, rootContext(scope, mode === 'infer' ? 'zod' : 'type', name))
  const own = isAnotherOne(schema, rendered.zod) ? call(scope.helper('where'), rendered.zod) : rendered.zod
  const zod = rendered.deferred ? `z.lazy(() => ${own})` : own
  const comment = docComment(withTag(docText(schema), declaration))
  if (mode === 'infer') {
    const input = inputDiffers ? `export type ${identifier}Input = z.input<typeof ${identifier}>\n` : ''
    return `${comment}export const ${identifier} = ${zod}\nexport type ${identifier} = z.infer<typeof ${identifier}>\n${input}`
  }
  const type = (typeName: string, text: string) =>
    rendered.interfaceable
      ? `export interface ${typeName} ${text}\n`
      : `export type ${typeName} =${text.startsWith('\n') ? '' : ' '}${text}\n`
  const value = COMPOSITE.test(zod) ? call(scope.helper('typed'), zod) : zod
  const inputType = inputDiffers ? `${identifier}Input` : identifier
  return [
    `${comment}${type(identifier, rendered.type('output'))}`,
    ...(inputDiffers ? [type(inputType, rendered.type('input'))] : []),
    `export const ${identifier}: z.ZodType<${identifier}, ${inputType}> = ${value}\n`,
  ].join('\n')
}

/** A schema of which one direction has no more than what it refers to: a bare reference would be a second name for that one, in code. */
function isAnotherOne(schema: JsonSchema, zod: string): boolean {
  if (typeof schema === 'boolean' || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(zod)) return false
  const { properties, required } = mergeAllOf(schema).own
  return properties !== undefined || required !== undefined
}

/** Says in the comment what the document calls a schema where the constant has another name: so it is found again. */
function withTag(text: string, { name, identifier, inline = false }: NamedDeclaration): string {
  const tag = inline ? '@inline' : identifier === name ? '' : `@schema ${name}`
  if (tag === '' || text === '') return text + tag
  return `${text}${/(?:^|\n)@deprecated$/.test(text) ? '\n' : '\n\n'}${tag}`
}
