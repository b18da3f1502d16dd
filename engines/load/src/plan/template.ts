/** How a value is written where it is put in. */
export type Escape = (value: string) => string

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g

/** A text whose placeholders are filled from values; undefined when one has no value. */
export type Template = (values: ReadonlyMap<string, string>) => string | undefined

/**
 * Makes a template of a text with `{{placeholders}}`.
 *
 * @example
 * template('/users/{{id}}', encodeURIComponent)(new Map([['id', 'a/b']])) // '/users/a%2Fb'
 */
export function template(text: string, escaped: Escape): Template {
  if (!hasPlaceholders(text)) return () => text
  // Texts and names take turns.
  const parts = text.split(PLACEHOLDER)
  return (values) => {
    let filled = ''
    for (const [index, part] of parts.entries()) {
      const value = index % 2 === 0 ? part : values.get(part)
      if (value === undefined) return undefined
      filled += index % 2 === 0 ? value : escaped(value)
    }
    return filled
  }
}

export function hasPlaceholders(text: string): boolean {
  return text.search(PLACEHOLDER) !== -1
}

/** Names that a text wants values for. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)
}

/** Inside a JSON string. */
export const inJson: Escape = (value) => JSON.stringify(value).slice(1, -1)
/** In a header: a line break would begin another field. */
export const inHeader: Escape = (value) => value.replace(/[\u0000-\u001f\u007f]/g, ' ')
export const inPath: Escape = encodeURIComponent
export const asItIs: Escape = (value) => value
