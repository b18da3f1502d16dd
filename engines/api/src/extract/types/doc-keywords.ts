import { type DocComment, tagOf } from '../../evaluate/doc-comment.js'
import type { JsonSchema, SchemaObject } from '../../model/schema.js'

const NUMBERS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'multipleOf'] as const
const TEXTS = ['format', 'pattern'] as const

/** What the comment before a type or a member says: a description, `@deprecated`, and the tags that are keywords (`@format email`). */
export function docKeywords(comment: DocComment | undefined): SchemaObject {
  if (comment === undefined) return {}
  const numbers = NUMBERS.flatMap((name) => {
    const value = Number.parseFloat(tagOf(comment, name) ?? '')
    return Number.isNaN(value) ? [] : [[name, value] as const]
  })
  const texts = TEXTS.flatMap((name) => {
    const value = tagOf(comment, name)
    return value ? [[name, value] as const] : []
  })
  return {
    ...(comment.text === '' ? {} : { description: comment.text }),
    ...(tagOf(comment, 'deprecated') === undefined ? {} : { deprecated: true }),
    ...Object.fromEntries([...numbers, ...texts]),
  }
}

/** A schema with more keywords beside it; nothing may stand beside what is true or false. */
export function withKeywords(schema: JsonSchema, keywords: SchemaObject): JsonSchema {
  if (Object.keys(keywords).length === 0 || schema === false) return schema
  return schema === true ? keywords : { ...schema, ...keywords }
}
