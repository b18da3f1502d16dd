import type { JsonObject, JsonValue } from './json.js'
import type { JsonSchema } from './schema.js'

/**
 * Where a node of the model stands in the document it was read from: the file and an RFC 6901 JSON pointer.
 * `locate()` of the reader turns it into line and column; only a diagnostic needs those, so nothing else pays for them.
 */
export interface Origin {
  readonly file: string
  readonly pointer: string
}

/**
 * One API, as kit sees it: what the OpenAPI document, the route sources and (later) the database describe alike.
 * OpenAPI 3.1 is the native form; 3.0 and Swagger 2.0 are converted on the way in. Plain data, safe to keep as JSON.
 */
export interface ApiModel {
  readonly info: ApiInfo
  readonly servers: readonly Server[]
  readonly tags: readonly Tag[]
  /** In the document's order. */
  readonly operations: readonly Operation[]
  /** Named schemas by their name in the document (made unique where two files use the same); `$ref`s point at these names only. */
  readonly schemas: ReadonlyMap<string, NamedSchema>
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>
  /** Everything no code comes of (webhooks, x- extensions, externalDocs, …), as it stands at the document's top level. */
  readonly rest: JsonObject
}

export interface ApiInfo {
  readonly title: string
  readonly version: string
  readonly description?: string
  /** contact, license, termsOfService, extensions. */
  readonly rest: JsonObject
}

export interface Server {
  readonly url: string
  readonly description?: string
  readonly rest: JsonObject
}

export interface Tag {
  readonly name: string
  readonly description?: string
  readonly rest: JsonObject
}

export interface NamedSchema {
  readonly name: string
  readonly schema: JsonSchema
  readonly origin: Origin
}

export const HTTP_METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const
export type HttpMethod = (typeof HTTP_METHODS)[number]

export interface Operation {
  /** The operationId, or a readable one made from method and path where the document has none. Unique in the model. */
  readonly id: string
  /** Whether the document itself names the operation. */
  readonly named: boolean
  readonly method: HttpMethod
  /** OpenAPI path template, such as `/users/{id}`. */
  readonly path: string
  readonly tags: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly deprecated: boolean
  /** Path-level and operation-level parameters, overrides applied. */
  readonly parameters: readonly Parameter[]
  readonly body?: RequestBody
  readonly responses: readonly Response[]
  /** Alternatives (any one suffices); empty when nothing is required. */
  readonly security: readonly SecurityRequirement[]
  /** Own `servers`, `callbacks`, `externalDocs`, extensions. */
  readonly rest: JsonObject
  readonly origin: Origin
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie'
/** The styles of OpenAPI 3.1, 4.8.12.3; `tabDelimited` is Swagger 2.0's collectionFormat `tsv`. */
export type ParameterStyle = 'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'tabDelimited' | 'deepObject'

export interface Parameter {
  readonly name: string
  readonly in: ParameterLocation
  readonly required: boolean
  readonly schema: JsonSchema
  readonly style: ParameterStyle
  readonly explode: boolean
  /** Set when the parameter is described by `content` (its value is text of this media type). */
  readonly mediaType?: string
  readonly description?: string
  readonly deprecated: boolean
  /** Name under `components/parameters`, when it is a `$ref`. */
  readonly component?: string
  /** example(s), allowReserved, allowEmptyValue, extensions. */
  readonly rest: JsonObject
  readonly origin: Origin
}

export interface RequestBody {
  readonly required: boolean
  readonly description?: string
  readonly content: readonly MediaType[]
  readonly component?: string
  readonly rest: JsonObject
  readonly origin: Origin
}

export interface MediaType {
  /** As written: `application/json`, `image/*`, `application/json; charset=utf-8`. */
  readonly type: string
  /** Absent when the document says nothing of the body. */
  readonly schema?: JsonSchema
  /** Per property of an urlencoded or multipart body. */
  readonly encoding: ReadonlyMap<string, Encoding>
  /** example, examples, extensions. */
  readonly rest: JsonObject
  readonly origin: Origin
}

export interface Encoding {
  readonly contentType?: string
  readonly style?: ParameterStyle
  readonly explode?: boolean
  /** headers, allowReserved, extensions. */
  readonly rest: JsonObject
}

export interface Response {
  /** `200`, `4XX` (upper case) or `default`. */
  readonly status: string
  readonly description: string
  readonly headers: readonly Header[]
  readonly content: readonly MediaType[]
  readonly component?: string
  /** links, extensions. */
  readonly rest: JsonObject
  readonly origin: Origin
}

export interface Header {
  readonly name: string
  readonly required: boolean
  readonly schema: JsonSchema
  readonly description?: string
  readonly deprecated: boolean
  readonly component?: string
  readonly rest: JsonObject
  readonly origin: Origin
}

/** All named schemes must pass; the lists are scopes. An empty map means: anonymous is fine. */
export type SecurityRequirement = ReadonlyMap<string, readonly string[]>

export type SecurityScheme = {
  readonly description?: string
  /** oauth2 flows, openIdConnectUrl, extensions. */
  readonly rest: JsonObject
  readonly origin: Origin
} & (
  | { readonly type: 'http'; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly type: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly name: string }
  | { readonly type: 'oauth2' | 'openIdConnect' | 'mutualTLS' }
)

/** Values a model holds besides its own nodes. */
export type { JsonObject, JsonValue }
