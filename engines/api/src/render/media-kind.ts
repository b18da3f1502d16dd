/** How a body of a media type is handled: what its schema means on the wire. */
export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'binary'

const TEXT =
  /^(?:text\/(?!event-stream)|application\/(?:xml|yaml|x-yaml|javascript|ecmascript|graphql|sql|rtf|x-sh|x-pem-file|pgp-signature|jwt|jose)\b)|\+(?:xml|yaml)$/

/**
 * Sorts a media type (RFC 9110, 8.3) by how kit reads and writes such bodies. Parameters are ignored; a range such as `*\/*` is taken
 * for JSON, which is what documents mean by it.
 *
 * @example
 * mediaKind('application/vnd.github+json; charset=utf-8') // 'json'
 */
export function mediaKind(type: string): MediaKind {
  const essence = type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (/^(?:application|text)\/json$|\+json$|^\*\/\*$|^application\/\*$/.test(essence)) return 'json'
  if (essence === 'application/x-www-form-urlencoded') return 'form'
  if (essence.startsWith('multipart/')) return 'multipart'
  return TEXT.test(essence) ? 'text' : 'binary'
}
