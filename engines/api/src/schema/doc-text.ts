import type { JsonSchema } from '../model/schema.js'
import { prose } from '../render/escape.js'

/** What a JSDoc comment says of a schema: its description, else its title, and `@deprecated`. */
export function docText(schema: JsonSchema): string {
  if (typeof schema === 'boolean') return ''
  const { description, title, deprecated } = schema
  const text = prose(says(description) ? description : says(title) ? title : '')
  if (deprecated !== true) return text
  return text === '' ? '@deprecated' : `${text}\n\n@deprecated`
}

function says(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== ''
}
