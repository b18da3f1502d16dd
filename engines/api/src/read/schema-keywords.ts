/** What the value of a schema keyword must be (JSON Schema 2020-12, core and validation). */
export type KeywordKind =
  | 'schema'
  | 'schemas'
  | 'schema map'
  | 'a number'
  | 'a whole number that is not negative'
  | 'a string'
  | 'a boolean'
  | 'a list of strings'
  | 'a list'
  | 'an object of string lists'
  | 'special'

const KINDS: readonly (readonly [KeywordKind, string])[] = [
  [
    'schema',
    'not if then else items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties contentSchema additionalItems',
  ],
  ['schemas', 'allOf anyOf oneOf prefixItems'],
  ['schema map', 'properties patternProperties dependentSchemas'],
  ['a number', 'multipleOf minimum maximum exclusiveMinimum exclusiveMaximum'],
  ['a whole number that is not negative', 'minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties'],
  ['a string', 'title description format pattern contentEncoding contentMediaType $comment'],
  ['a boolean', 'uniqueItems deprecated readOnly writeOnly'],
  ['a list of strings', 'required'],
  ['a list', 'enum examples'],
  ['an object of string lists', 'dependentRequired'],
  ['special', 'type example discriminator nullable x-nullable $id $anchor $dynamicAnchor $schema $vocabulary $defs definitions'],
]

export const KEYWORDS: ReadonlyMap<string, KeywordKind> = new Map(
  KINDS.flatMap(([kind, names]) => names.split(' ').map((name): [string, KeywordKind] => [name, kind])),
)

/** Keywords by which references find a schema; the model's references are names, and need none of them. */
export const IDENTIFYING = ['$defs', 'definitions', '$id', '$anchor', '$dynamicAnchor', '$schema', '$vocabulary'] as const

const TYPES = new Set<unknown>(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'])

/** Whether a `type` is one name that JSON Schema has. */
export function isKnownType(type: unknown): boolean {
  return TYPES.has(type)
}

/** Keywords that only describe: 3.0 keeps them beside a `$ref`, and they stay outside when a schema is wrapped. */
export function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.has(keyword) || keyword.startsWith('x-')
}

const ANNOTATIONS = new Set([
  'title',
  'description',
  'summary',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
  '$comment',
])
