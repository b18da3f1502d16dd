import type { ParameterLocation, ParameterStyle } from '../model/model.js'

/** The styles of each location, its default first (OpenAPI 3.1, 4.8.12.3). */
const STYLES: Readonly<Record<ParameterLocation, readonly ParameterStyle[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
}

/** The style that holds where none is given. */
export function defaultStyle(location: ParameterLocation): ParameterStyle {
  return location === 'query' || location === 'cookie' ? 'form' : 'simple'
}

/** The style with that name, if the location has it. */
export function styleNamed(name: string, location: ParameterLocation): ParameterStyle | undefined {
  return STYLES[location].find((style) => style === name)
}

/** Swagger 2.0's collectionFormat as style and explode. */
export function collectionStyle(
  format: unknown,
  location: ParameterLocation,
): { readonly style: ParameterStyle; readonly explode: boolean } {
  if (format === 'multi') return { style: defaultStyle(location), explode: true }
  if (format === 'ssv') return { style: 'spaceDelimited', explode: false }
  if (format === 'pipes') return { style: 'pipeDelimited', explode: false }
  if (format === 'tsv') return { style: 'tabDelimited', explode: false }
  return { style: defaultStyle(location), explode: false }
}

/** Narrows the `in` of a parameter. */
export function isLocation(value: unknown): value is ParameterLocation {
  return value === 'path' || value === 'query' || value === 'header' || value === 'cookie'
}
