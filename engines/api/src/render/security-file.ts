import type { SecurityScheme } from '../model/model.js'
import { docComment, literal, propertyKey, prose, quote } from './escape.js'

/** The head of a new security file. */
export const SECURITY_HEAD = `import { scheme } from ${quote('./http/security.js')}

/** Who is calling: what handlers find in \`auth.principal\`. */
export interface Principal {
  readonly id: string
}
`

/** The stub of one scheme: nobody gets in until it is written. */
export function schemeStub(identifier: string, scheme: SecurityScheme): string {
  const definition =
    scheme.type === 'http'
      ? { type: scheme.type, scheme: scheme.scheme }
      : scheme.type === 'apiKey'
        ? { type: scheme.type, in: scheme.in, name: scheme.name }
        : { type: scheme.type }
  return `${docComment(prose(scheme.description ?? ''))}// Nobody gets in until this is written: return who is calling, or undefined to refuse.
export const ${identifier} = scheme(${literal(definition)}, async () => undefined)
`
}

/** A member of the object that maps the document's names to their schemes. */
export function schemeMember(name: string, identifier: string): string {
  const key = propertyKey(name)
  return key === identifier ? identifier : `${key}: ${identifier}`
}
