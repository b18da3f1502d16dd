/** A piece of a path template: text, or a parameter. */
export type TemplatePiece = { readonly literal: string } | { readonly parameter: string }

/**
 * Takes an OpenAPI path template apart (OpenAPI 3.1, 4.8.8.2).
 *
 * @example
 * templatePieces('/files/{name}.json') // [{ literal: '/files/' }, { parameter: 'name' }, { literal: '.json' }]
 */
export function templatePieces(template: string): readonly TemplatePiece[] {
  return template.split(/(\{[^{}]+\})/).flatMap((piece, index): TemplatePiece[] => {
    if (index % 2 === 1) return [{ parameter: piece.slice(1, -1) }]
    return piece === '' ? [] : [{ literal: piece }]
  })
}
