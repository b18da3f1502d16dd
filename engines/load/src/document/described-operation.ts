/** An operation as a load test needs to know it. Plain data, so that whoever has read a document can say it. */
export interface DescribedOperation {
  readonly id: string
  readonly method: string
  /** With the base path of the API: `/v2/users/{id}`. */
  readonly path: string
  readonly parameters: readonly DescribedParameter[]
  /** Whether it needs a body of another kind than JSON, which can't be made up. */
  readonly otherBody: boolean
  /** The JSON body that it takes. */
  readonly body?: { readonly type: string; readonly schema: unknown; readonly example?: unknown }
  /** `200`, `4XX`, `default`, as documented. */
  readonly statuses: readonly string[]
  /** Names of the properties of its successful JSON answer. */
  readonly answers: readonly string[]
  /** Header fields that carry credentials, with `{{env.NAME}}` as their values. */
  readonly credentials: Readonly<Record<string, string>>
}

export interface DescribedParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly required: boolean
  readonly schema: unknown
  readonly example?: unknown
  /** Between the values of a list, as it stands in a URL; without it they are repeated with their name. */
  readonly separator?: string
}

/** What a document describes. */
export interface DescribedApi {
  readonly operations: readonly DescribedOperation[]
  /** Named schemas, to which `#/components/schemas/…` refers. */
  readonly schemas: Readonly<Record<string, unknown>>
}
