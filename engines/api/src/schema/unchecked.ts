import type { SchemaObject } from '../model/schema.js'
import { type Context, report } from './context.js'

/** Says of keywords that generated code does not check what becomes of them. */
export function reportUnchecked(schema: SchemaObject, context: Context): void {
  if (context.ruleOnly) return
  const { contentEncoding, contentMediaType, contentSchema } = schema
  const decoded = contentEncoding === undefined || contentEncoding === 'base64' || contentEncoding === 'base64url'
  const inText = contentMediaType !== undefined && contentEncoding !== undefined
  if (contentSchema !== undefined || !decoded || (inText && contentMediaType.includes('json'))) {
    report(
      context,
      'contentNotChecked',
      'note',
      'What the text of this string encodes is not checked, only that it is a string.',
      'Decode and check it in the handler.',
    )
  }
}
