import type { JsonSchema } from '../model/schema.js'

/** What a JSDoc comment says of a schema: its description, else its title, and `@deprecated`. */
export function docText(schema: JsonSchema): string {
  if (typeof schema === 'boolean') return ''
  const texts = [schema.description, schema.title].filter((one) => typeof one === 'string' && one.trim() !== '')
  const [text] = texts
  return [...(text === undefined ? [] : [text]), ...(schema.deprecated === true ? ['@deprecated'] : [])].join('\n\n')
}
