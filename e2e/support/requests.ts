/** A request to the parcel-tracking API and what has to come back, from an API whose handlers are not written. */
export interface Expectation {
  readonly name: string
  readonly path: string
  readonly init?: RequestInit
  readonly status: number
  /** `error.code` of the envelope. */
  readonly code: string
  /** A field that the details name. */
  readonly field?: string
  readonly header?: readonly [name: string, value: RegExp]
}

const json = (body: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
const form = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body,
})

export const REQUESTS: readonly Expectation[] = [
  { name: 'a valid request without a handler', path: '/health', status: 501, code: 'not_implemented' },
  { name: 'a valid JSON body', path: '/quotes', init: json('{"weight":1200,"country":"DE"}'), status: 501, code: 'not_implemented' },
  { name: 'a valid form', path: '/quotes', init: form('weight=1200&country=DE'), status: 501, code: 'not_implemented' },
  {
    name: 'a body with a wrong value',
    path: '/quotes',
    init: json('{"weight":0,"country":"DE"}'),
    status: 400,
    code: 'validation_failed',
    field: 'weight',
  },
  {
    name: 'a form with a wrong value',
    path: '/quotes',
    init: form('weight=heavy&country=DE'),
    status: 400,
    code: 'validation_failed',
    field: 'weight',
  },
  {
    name: 'a body without a required property',
    path: '/quotes',
    init: json('{"weight":1}'),
    status: 400,
    code: 'validation_failed',
    field: 'country',
  },
  { name: 'a query without a required parameter', path: '/depots', status: 400, code: 'validation_failed', field: 'near' },
  {
    name: 'a query parameter out of range',
    path: '/depots?near=52.5,13.4&radius=0',
    status: 400,
    code: 'validation_failed',
    field: 'radius',
  },
  { name: 'a valid query', path: '/depots?near=52.5,13.4&radius=2.5', status: 501, code: 'not_implemented' },
  { name: 'a path parameter of another form', path: '/depots/berlin', status: 400, code: 'validation_failed', field: 'code' },
  { name: 'malformed JSON', path: '/quotes', init: json('{"weight":'), status: 400, code: 'malformed_body' },
  {
    name: 'a media type that is not taken',
    path: '/quotes',
    init: { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<quote/>' },
    status: 415,
    code: 'unsupported_media_type',
  },
  { name: 'a body that is too large', path: '/quotes', init: json(`"${'x'.repeat(2_000_000)}"`), status: 413, code: 'body_too_large' },
  { name: 'an unknown path', path: '/nowhere', status: 404, code: 'not_found' },
  {
    name: 'a method that the path has not',
    path: '/quotes',
    init: { method: 'DELETE' },
    status: 405,
    code: 'method_not_allowed',
    header: ['allow', /POST/],
  },
  {
    name: 'no credentials',
    path: '/parcels',
    status: 401,
    code: 'unauthorized',
    header: ['www-authenticate', /^Bearer/],
  },
  {
    name: 'credentials, while nobody has written how to check them',
    path: '/parcels',
    init: { headers: { authorization: 'Bearer let-me-in' } },
    status: 401,
    code: 'unauthorized',
  },
]
