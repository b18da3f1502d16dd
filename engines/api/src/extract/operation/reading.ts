import type { Expression } from 'oxc-parser'
import type { Environment } from '../../evaluate/environment.js'
import type { Site, Value } from '../../evaluate/value.js'
import type { JsonValue } from '../../model/json.js'
import type { JsonSchemaType } from '../../model/schema.js'
import type { RequestPart } from './request-parts.js'

/** An expression of the sources, to be looked at when somebody wants to know it. */
export interface Written {
  readonly expression: Expression
  readonly env: Environment
}

/** One way in which a request may be answered. */
export interface Answer {
  readonly status: number
  readonly body?: Written
  readonly contentType?: string
  readonly site: Site
}

/** A field of the request that is read somewhere. */
export interface Use {
  type?: JsonSchemaType
  default?: JsonValue
  readonly fields: Map<string, Use>
  /** Whether all of it is handed on to where nobody can see what becomes of it. */
  whole?: boolean
  site: Site
}

/** A schema that a part of the request is checked against. */
export interface DeclaredPart {
  readonly part: RequestPart
  readonly schema: Value
  /** From the part to what is checked. */
  readonly path: readonly string[]
}

/** What one function of the chain says of the operation, everything that it hands the request on to included. */
export interface Reading {
  readonly uses: Map<RequestPart, Use>
  readonly answers: Answer[]
  readonly declared: DeclaredPart[]
  /** Types of what parts of the request are handed to or kept in. */
  readonly typed: DeclaredPart[]
  /** Functions of the framework's or of a plugin's that it calls on the request, such as `jwtVerify`. */
  readonly called: Set<string>
  /** Guards of packages that it calls: `passport.authenticate('jwt')(req, res, next)`. */
  readonly middleware: Value[]
}

export function answerOf(status: number, site: Site, body: Written | undefined, contentType: string | undefined): Answer {
  if (contentType !== undefined) return body === undefined ? { status, site, contentType } : { status, site, body, contentType }
  return body === undefined ? { status, site } : { status, site, body }
}

export function emptyReading(): Reading {
  return { uses: new Map(), answers: [], declared: [], typed: [], called: new Set(), middleware: [] }
}

/** Notes that a field is read, and gives the note so that more can be said of it. */
export function noteUse(reading: Reading, part: RequestPart, path: readonly string[], site: Site): Use {
  let use = reading.uses.get(part)
  if (use === undefined) {
    use = { fields: new Map(), site }
    reading.uses.set(part, use)
  }
  for (const name of path) {
    const own = part === 'headers' ? name.toLowerCase() : name
    let inner: Use | undefined = use.fields.get(own)
    if (inner === undefined) {
      inner = { fields: new Map(), site }
      use.fields.set(own, inner)
    }
    use = inner
  }
  return use
}
