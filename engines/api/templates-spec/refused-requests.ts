import { FORM, ID, JSON_BODY, png, post, query } from './calls.js'
import { MULTIPART, multipart } from './multipart.js'
import type { Call } from './server.js'

/** A request that is refused: status, code, the fields that are wrong, and headers. */
export interface Failure {
  readonly name: string
  readonly call: Call
  readonly status: number
  readonly code: string
  readonly fields?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

const refuses = (name: string, call: Call, ...fields: string[]): Failure => ({ name, call, status: 400, code: 'validation_failed', fields })
const remove = (headers: Record<string, string> = {}): Call => ({ method: 'DELETE', path: `/v1/users/${ID}`, headers })
const person = (value: object) => post('/users', JSON_BODY, JSON.stringify(value))

export const FAILURES: readonly Failure[] = [
  refuses('a word for a number', query('limit=abc'), 'query.limit'),
  refuses('nothing for a number', query('limit='), 'query.limit'),
  refuses('a name without a value', query('limit'), 'query.limit'),
  refuses('a number out of bounds', query('limit=101'), 'query.limit'),
  refuses('a hexadecimal number', query('limit=0x10'), 'query.limit'),
  refuses('an infinite number', query('ratio=1e999'), 'query.ratio'),
  refuses('an integer that a double cannot hold', query('either=1&maybe=9007199254740993'), 'query.maybe'),
  refuses('a number for a boolean', query('flag=1'), 'query.flag'),
  refuses('a scalar twice', query('limit=1&limit=2'), 'query.limit'),
  refuses('a word among numbers', query('commas=1,x'), 'query.commas.1'),
  refuses('an encoded comma', query('commas=1%2C2'), 'query.commas.0'),
  refuses('a bad field of a deepObject', query('filter[a]=x'), 'query.filter.a'),
  refuses('text for a deepObject', query('filter=x'), 'query.filter'),
  refuses('an object without all its properties', query('width=5'), 'query.size.height'),
  refuses('JSON that is none', query('json=%7B'), 'query.json'),
  refuses('several at once', query('limit=0&flag=x&color=blue'), 'query.color', 'query.flag', 'query.limit'),
  refuses('unknown parameters where they are forbidden', { path: '/v1/strict?a=1&b=2' }, 'query.b'),
  refuses('a path parameter', { path: '/v1/users/5' }, 'path.id'),
  refuses('headers and cookies', { path: '/v1/headers', headers: { 'x-page': 'x' } }, 'cookie.session', 'header.x-page', 'header.x-tenant'),
  refuses('path and body', { method: 'PATCH', path: '/v1/users/5', headers: JSON_BODY, body: '{"age":"x"}' }, 'body.age', 'path.id'),
  refuses('a body with a bad field', person({ email: 'x', name: '', age: -1 }), 'body.age', 'body.email', 'body.name'),
  refuses('a body without a field', person({ name: 'x' }), 'body.email'),
  refuses('a number as a string', person({ email: 'a@b.co', name: 'x', age: '5' }), 'body.age'),
  refuses('no body', { method: 'POST', path: '/v1/users' }, 'body'),
  refuses('null for a body', post('/json', JSON_BODY, 'null'), 'body'),
  refuses('null for an optional body', { method: 'PATCH', path: `/v1/users/${ID}`, headers: JSON_BODY, body: 'null' }, 'body'),
  refuses(
    'a nested field',
    post('/bodies', { 'content-type': 'application/vnd.things+json' }, '{"name":"a","children":[{"name":5}]}'),
    'body.children.0.name',
  ),
  refuses('a form', post('/bodies', FORM, 'name=a&name=b&age='), 'body.age', 'body.name'),
  refuses('a multipart form without its file', post('/bodies', MULTIPART, multipart({ name: 'name', value: 'x' })), 'body.avatar'),
  refuses(
    'text for a file',
    post('/bodies', MULTIPART, multipart({ name: 'name', value: 'x' }, { name: 'avatar', value: 'x' })),
    'body.avatar',
  ),
  refuses(
    'a file of another type',
    post('/bodies', MULTIPART, multipart({ name: 'name', value: 'x' }, { ...png, type: 'image/gif' })),
    'body.avatar',
  ),
  refuses('text that is too long', post('/bodies', { 'content-type': 'text/plain' }, 'x'.repeat(21)), 'body'),
  { name: 'malformed JSON', call: post('/users', JSON_BODY, '{"email"'), status: 400, code: 'malformed_body' },
  {
    name: 'malformed +json',
    call: post('/bodies', { 'content-type': 'application/vnd.things+json' }, '{'),
    status: 400,
    code: 'malformed_body',
  },
  {
    name: 'a multipart form without a boundary',
    call: post('/bodies', { 'content-type': 'multipart/form-data' }, 'x'),
    status: 400,
    code: 'malformed_body',
  },
  { name: 'half a multipart form', call: post('/bodies', MULTIPART, multipart(png).slice(0, -20)), status: 400, code: 'malformed_body' },
  { name: 'a malformed path', call: { path: '/v1/users/%ff' }, status: 400, code: 'malformed_url' },
  { name: 'a malformed escape in a path', call: { path: '/v1/users/%zz' }, status: 400, code: 'malformed_url' },
  { name: 'a malformed query', call: query('tags=%ff'), status: 400, code: 'malformed_url' },
  { name: 'a query without end', call: query(`filter${'[a]'.repeat(50)}=1`), status: 400, code: 'malformed_url' },
  { name: 'a form without end', call: post('/bodies', FORM, 'a=1&'.repeat(1500)), status: 400, code: 'too_many_parameters' },
  {
    name: 'another media type',
    call: post('/users', { 'content-type': 'text/xml' }, '<a/>'),
    status: 415,
    code: 'unsupported_media_type',
    headers: { accept: 'application/json' },
  },
  {
    name: 'no media type',
    call: post('/users', {}, '{}'),
    status: 415,
    code: 'unsupported_media_type',
    headers: { accept: 'application/json' },
  },
  {
    name: 'another charset',
    call: post('/bodies', { 'content-type': 'text/plain; charset=utf-16' }, 'x'),
    status: 415,
    code: 'unsupported_media_type',
  },
  {
    name: 'a compressed body',
    call: post('/bodies', { 'content-type': 'text/plain', 'content-encoding': 'gzip' }, 'x'),
    status: 415,
    code: 'unsupported_media_type',
    headers: { 'accept-encoding': 'identity' },
  },
  {
    name: 'a large JSON body',
    call: post('/users', JSON_BODY, JSON.stringify({ name: 'x'.repeat(1_100_000) })),
    status: 413,
    code: 'body_too_large',
  },
  {
    name: 'a large text',
    call: post('/bodies', { 'content-type': 'text/plain' }, 'x'.repeat(1_100_000)),
    status: 413,
    code: 'body_too_large',
  },
  {
    name: 'a long field of a form',
    call: post('/bodies', MULTIPART, multipart({ name: 'name', value: 'x'.repeat(1_100_000) }, png)),
    status: 413,
    code: 'body_too_large',
  },
  {
    name: 'too many files',
    call: post('/bodies', MULTIPART, multipart(...Array.from({ length: 25 }, () => png))),
    status: 413,
    code: 'body_too_large',
  },
  { name: 'an unknown address', call: { path: '/v1/nope' }, status: 404, code: 'not_found' },
  { name: 'an address outside of the API', call: { path: '/' }, status: 404, code: 'not_found' },
  { name: 'a thing that is not there', call: { path: `/v1/users/${ID.replace('7', '8')}` }, status: 404, code: 'user_not_found' },
  {
    name: 'another method',
    call: { method: 'PUT', path: '/v1/users' },
    status: 405,
    code: 'method_not_allowed',
    headers: { allow: 'GET, HEAD, POST' },
  },
  {
    name: 'another method of an address in two routers',
    call: { method: 'PUT', path: `/v1/users/${ID}` },
    status: 405,
    code: 'method_not_allowed',
    headers: { allow: 'DELETE, GET, HEAD, PATCH' },
  },
  {
    name: 'no credentials',
    call: remove(),
    status: 401,
    code: 'unauthorized',
    headers: { 'www-authenticate': 'Bearer, ApiKey in="header", name="X-API-Key"' },
  },
  {
    name: 'a bad token',
    call: remove({ authorization: 'Bearer wrong' }),
    status: 401,
    code: 'unauthorized',
    headers: { 'www-authenticate': 'Bearer error="invalid_token", ApiKey in="header", name="X-API-Key"' },
  },
  { name: 'a bad key', call: remove({ 'x-api-key': 'wrong' }), status: 401, code: 'unauthorized' },
  { name: 'another kind of credentials', call: remove({ authorization: 'Basic d3JpdGVyOng=' }), status: 401, code: 'unauthorized' },
  { name: 'a token of too little scope', call: remove({ authorization: 'Bearer reader' }), status: 403, code: 'forbidden' },
  { name: 'a check that crashes', call: remove({ authorization: 'Bearer crash' }), status: 500, code: 'internal_error' },
  {
    name: 'an error of the handler with headers',
    call: { path: '/v1/answers/teapot' },
    status: 418,
    code: 'teapot',
    headers: { 'x-tea': 'green' },
  },
  { name: 'an error of the handler', call: person({ email: 'taken@example.com', name: 'x' }), status: 409, code: 'email_taken' },
  { name: 'a crash', call: { path: '/v1/answers/crash' }, status: 500, code: 'internal_error' },
  { name: 'a handler that is not written', call: { path: '/v1/unwritten' }, status: 501, code: 'not_implemented' },
]
