import { type Finding, kindOf, shown } from './finding.js'

/** KIT1180 to KIT1199: schemas. */

export const typeNotRequired = (count: number): Finding => ({
  code: 'KIT1180',
  severity: 'note',
  message: `Properties or items are described without a "type" (schemas: ${count}), so that any value of another type is accepted as well.`,
  fix: 'Add "type": "object" (or "array") where nothing else is meant; OpenAPI 3.1 does not imply it.',
})

export const unknownType = (type: unknown, taken: string): Finding => ({
  code: 'KIT1181',
  severity: 'warning',
  message: `${shown(type)} is no type of JSON Schema; the schema is read as ${taken}.`,
  fix: 'Use string, number, integer, boolean, array, object or null, and "format" for what is finer than that.',
})

export const keywordIgnored = (keyword: string, wanted: string): Finding => ({
  code: 'KIT1182',
  severity: 'warning',
  message: `The keyword ${shown(keyword)} must be ${wanted}; it is left out.`,
  fix: `Make ${keyword} ${wanted}, or remove it.`,
})

export const booleanRequired = (): Finding => ({
  code: 'KIT1183',
  severity: 'warning',
  message: 'A property says "required" of itself, which JSON Schema gave up with draft 4; it is left out.',
  fix: 'List the property in "required" of the object around it.',
})

export const emptyEnum = (kept: boolean): Finding => ({
  code: 'KIT1184',
  severity: 'warning',
  message: kept ? 'An empty enum accepts no value at all.' : 'An empty enum would accept no value at all; it is left out.',
  fix: 'List the allowed values, or remove the enum.',
})

export const siblingsIgnored = (keywords: readonly string[]): Finding => ({
  code: 'KIT1185',
  severity: 'note',
  message: `Keywords beside a $ref have no effect in this version of OpenAPI and are left out: ${keywords.map(shown).join(', ')}.`,
  fix: 'Wrap the reference: allOf with the $ref inside, and the other keywords beside allOf.',
})

export const notASchema = (found: unknown): Finding => ({
  code: 'KIT1186',
  severity: 'warning',
  message: `A schema was expected, found ${kindOf(found)}; any value is accepted there.`,
  fix: 'Write a schema object, such as { type: string }.',
})

export const nullableInNewVersion = (): Finding => ({
  code: 'KIT1187',
  severity: 'warning',
  message: '"nullable" is no keyword of OpenAPI 3.1; it is read as if "null" were added to the types.',
  fix: 'Write the type as a list: type: [string, "null"].',
})

export const discriminatorIgnored = (): Finding => ({
  code: 'KIT1188',
  severity: 'warning',
  message: 'A discriminator needs a "propertyName"; this one is left out.',
  fix: 'Name the property that tells the alternatives apart.',
})

export const booleanBound = (keyword: string): Finding => ({
  code: 'KIT1189',
  severity: 'warning',
  message: `${shown(keyword)} is a number in OpenAPI 3.1; the boolean is read as in 3.0.`,
  fix: `Give the bound itself: ${keyword}: 0 instead of ${keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum'}: 0 and ${keyword}: true.`,
})

export const dynamicReference = (): Finding => ({
  code: 'KIT1190',
  severity: 'warning',
  message: 'A $dynamicRef is read as a $ref: it always leads to the same schema.',
  fix: 'Use a $ref, unless schemas that extend this one change the target.',
})
