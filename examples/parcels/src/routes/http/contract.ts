import type { z } from 'zod'
import type { schemes } from '../security.js'

/** Any zod schema. `z.ZodType` has fifty members more, which the compiler would compare for each schema of each contract. */
export type Schema = z.core.$ZodType

/** What one operation accepts and answers: the same for every framework, and plain data for whoever wants to read it. */
export interface Contract {
  readonly params?: Schema
  readonly query?: Schema
  readonly headers?: Schema
  readonly cookies?: Schema
  /** How parameters are written on the wire, where that differs from OpenAPI's default for the location. */
  readonly styles?: { readonly [Part in ParameterPart]?: ParameterStyles }
  /** One schema means `application/json`. No body at all is checked against the first schema, so `.optional()` allows it. */
  readonly body?: Schema | ByMediaType
  /** How single properties of a form are written, by media type and property. */
  readonly encoding?: { readonly [mediaType: string]: { readonly [property: string]: PropertyEncoding } }
  /** By status, by class of status (`'4XX'`), or `default` for all the others. */
  readonly responses: Responses
  /** Alternatives, of which one must pass; `{}` among them lets anybody in. Absent or empty: the operation is public. */
  readonly security?: readonly SecurityRequirement[]
}

export type ParameterPart = 'params' | 'query' | 'headers' | 'cookies'
export type Style = 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'tabDelimited' | 'deepObject'
export interface ParameterStyle {
  readonly style?: Style
  readonly explode?: boolean
  /** Set when the parameter is text of a media type; only JSON is known. */
  readonly mediaType?: string
}
export interface ParameterStyles {
  readonly [name: string]: ParameterStyle
}
export interface PropertyEncoding {
  readonly style?: Style
  readonly explode?: boolean
  /** What the parts of a multipart body may be: `image/png, image/jpeg`, `image/*`, or `application/json` to have it parsed. */
  readonly contentType?: string
}
export interface ByMediaType {
  readonly [mediaType: string]: Schema
}
/** All schemes named must pass; the lists are the scopes each asks for. */
export type SecurityRequirement = { readonly [Name in keyof typeof schemes]?: readonly string[] | undefined }

/** A schema means a JSON body, `z.void()` no body. */
export type ResponseSpec = Schema | { readonly headers?: Schema; readonly content?: ByMediaType }
export interface Responses {
  readonly [status: number]: ResponseSpec
  readonly '1XX'?: ResponseSpec
  readonly '2XX'?: ResponseSpec
  readonly '3XX'?: ResponseSpec
  readonly '4XX'?: ResponseSpec
  readonly '5XX'?: ResponseSpec
  readonly default?: ResponseSpec
}

/** A part of the request after validation; what the framework itself says of it where the contract is silent. */
export type Parsed<C extends Contract, Part extends ParameterPart, Otherwise> = C extends {
  readonly [P in Part]: infer S extends Schema
}
  ? z.output<S>
  : Otherwise

/** All headers, of which those in the contract have its types. */
export type ParsedHeaders<C extends Contract, All> = {
  [Name in keyof All as Name extends keyof Parsed<C, 'headers', object> ? never : Name]: All[Name]
} & Parsed<C, 'headers', object>

export type ParsedBody<C extends Contract> = C extends { readonly body: infer B }
  ? B extends Schema
    ? z.output<B>
    : B extends ByMediaType
      ? z.output<B[keyof B]>
      : undefined
  : undefined

/** The registered status codes (IANA); an unregistered one can be used where the contract names it. */
type Status =
  | 100 | 101 | 102 | 103
  | 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208 | 226
  | 300 | 301 | 302 | 303 | 304 | 305 | 307 | 308
  | 400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414 | 415 | 416 | 417 | 421 | 422 | 423
  | 424 | 425 | 426 | 428 | 429 | 431 | 451
  | 500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511

type StatusClass<S extends number> = `${S}` extends `${infer First}${number}` ? `${First}XX` : never
type InClass<Key> = Key extends `${infer First extends number}XX` ? Extract<Status, NumberStartingWith<First>> : never
type NumberStartingWith<First extends number> = { [S in Status]: `${S}` extends `${First}${string}` ? S : never }[Status]

/** The statuses a handler may answer with. Inferred, so that the compiler's messages say `200 | 404` and not the name of this type. */
export type StatusOf<C extends Contract> = (
  | (keyof C['responses'] & number)
  | InClass<keyof C['responses']>
  | ('default' extends keyof C['responses'] ? Status : never)
) extends infer S extends number
  ? S
  : never

/** What the contract says of a status: its own entry, its class's, or the default. */
export type ResponseOf<C extends Contract, S extends number> = S extends keyof C['responses']
  ? C['responses'][S]
  : StatusClass<S> extends keyof C['responses']
    ? C['responses'][StatusClass<S>]
    : 'default' extends keyof C['responses']
      ? C['responses']['default']
      : never

/** What a response may carry, by media type; nothing where it has no body. */
export type ContentOf<R> = R extends Schema
  ? unknown extends z.output<R>
    ? { 'application/json': R }
    : [z.output<R>] extends [void]
      ? Record<never, never>
      : { 'application/json': R }
  : R extends { readonly content: infer M extends ByMediaType }
    ? M
    : Record<never, never>

/** What a handler hands over for a schema. Schemas declared as `z.ZodType<User>` know only their output. */
export type Sent<T> = T extends Schema ? (unknown extends z.input<T> ? z.output<T> : z.input<T>) : never

type JsonType = 'application/json' | `${string}+json` | `application/json;${string}`
export type JsonBody<R> = Sent<ContentOf<R>[keyof ContentOf<R> & JsonType]>
