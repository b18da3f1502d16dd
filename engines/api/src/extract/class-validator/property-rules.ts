import type { JsonSchema, JsonSchemaType, SchemaObject } from '../../model/schema.js'
import { constantsOf, memberOf } from '../constant.js'
import { withNumber, withPattern } from '../keyword.js'
import type { SchemaContext } from '../schema-reader.js'
import type { PackageDecorator } from './decorators.js'

const TYPES: Readonly<Record<string, JsonSchemaType>> = {
  IsArray: 'array',
  IsBoolean: 'boolean',
  IsInt: 'integer',
  IsNumber: 'number',
  IsObject: 'object',
  IsString: 'string',
}
const FORMATS: Readonly<Record<string, string>> = {
  IsDate: 'date-time',
  IsDateString: 'date-time',
  IsEmail: 'email',
  IsFQDN: 'hostname',
  IsISO8601: 'date-time',
  IsUUID: 'uuid',
  IsUrl: 'uri',
}

/** What a decorator of class-validator says of a property, added to what its type says. */
export function applyDecorator(schema: SchemaObject, { name, args }: PackageDecorator, context: SchemaContext): SchemaObject {
  const [first, second] = args
  if (Object.hasOwn(TYPES, name)) return { ...schema, type: TYPES[name] ?? 'object' }
  if (Object.hasOwn(FORMATS, name)) return { ...schema, type: 'string', format: FORMATS[name] ?? name }
  switch (name) {
    case 'Min':
      return withNumber(schema, ['minimum'], first, context)
    case 'Max':
      return withNumber(schema, ['maximum'], first, context)
    case 'IsPositive':
      return { ...schema, exclusiveMinimum: 0 }
    case 'IsNegative':
      return { ...schema, exclusiveMaximum: 0 }
    case 'IsDivisibleBy':
      return withNumber(schema, ['multipleOf'], first, context)
    case 'MinLength':
      return withNumber(schema, ['minLength'], first, context)
    case 'MaxLength':
      return withNumber(schema, ['maxLength'], first, context)
    case 'Length':
      return withNumber(withNumber(schema, ['minLength'], first, context), ['maxLength'], second, context)
    case 'ArrayMinSize':
      return withNumber(schema, ['minItems'], first, context)
    case 'ArrayMaxSize':
      return withNumber(schema, ['maxItems'], first, context)
    case 'ArrayNotEmpty':
      return { ...schema, minItems: 1 }
    case 'ArrayUnique':
      return { ...schema, uniqueItems: true }
    case 'IsNotEmpty':
      return schema.type === 'string' ? { ...schema, minLength: schema.minLength ?? 1 } : schema
    case 'Matches':
      return withPattern(schema, first, context)
    case 'IsMongoId':
      return { ...schema, type: 'string', pattern: '^[0-9a-fA-F]{24}$' }
    case 'IsIn':
    case 'IsEnum': {
      const items =
        first?.kind === 'object' ? [...first.members.values()].map((member) => member.value()) : first?.kind === 'array' ? first.items : []
      const values = constantsOf(items)
      return values === undefined || values.length === 0 ? schema : { ...schema, enum: values }
    }
    case 'Validate':
    case 'ValidateIf':
      if (first !== undefined) context.note(first, `What \`@${name}\` decides is only known at run time.`)
      return schema
    default:
      return schema
  }
}

/** `@IsString({ each: true })` is about the items of a list. */
export function isForEach({ args }: PackageDecorator): boolean {
  return args.some((one) => {
    const each = memberOf(one, 'each')
    return each?.kind === 'literal' && each.value === true
  })
}

export function objectOf(schema: JsonSchema | undefined): SchemaObject {
  return typeof schema === 'object' ? schema : {}
}
