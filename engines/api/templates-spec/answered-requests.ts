import { FORM, ID, JSON_BODY, png, post, query } from './calls.js'
import { MULTIPART, multipart } from './multipart.js'
import type { Call } from './server.js'

/** A request that is answered, and the JSON that has to come back. */
export interface Success {
  readonly name: string
  readonly call: Call
  readonly body: unknown
}

const decodes = (name: string, text: string, values: object): Success => ({
  name,
  call: query(text),
  body: { query: { limit: 20, ...values } },
})

/** What is right, decoded by style and type. */
export const SUCCESSES: readonly Success[] = [
  decodes('a default', '', {}),
  decodes('a number', 'limit=5', { limit: 5 }),
  decodes('a fraction and an exponent', 'ratio=-1.5e2', { ratio: -150 }),
  decodes('a boolean', 'flag=false', { flag: false }),
  decodes('an enum', 'color=red', { color: 'red' }),
  decodes('null for a nullable number', 'maybe=null', { maybe: null }),
  decodes('form, exploded', 'tags=a&tags=b%2Cc&tags=d+e', { tags: ['a', 'b,c', 'd e'] }),
  decodes('form, exploded, one value', 'tags=a', { tags: ['a'] }),
  decodes('form, not exploded', 'commas=1,2,3', { commas: [1, 2, 3] }),
  decodes('form, not exploded, empty', 'commas=', { commas: [] }),
  decodes('pipeDelimited', 'pipes=1%7C2|3', { pipes: [1, 2, 3] }),
  decodes('spaceDelimited', 'spaces=a%20b+c', { spaces: ['a', 'b', 'c'] }),
  decodes('tabDelimited', 'tabs=a%09b', { tabs: ['a', 'b'] }),
  decodes('deepObject', 'filter[a]=1&filter%5Bdeep%5D%5Bon%5D=true&filter[tags][]=x&filter[tags][]=y', {
    filter: { a: 1, deep: { on: true }, tags: ['x', 'y'] },
  }),
  decodes('deepObject with indices', 'filter[a]=1&filter[tags][4000000000]=y&filter[tags][1]=x', { filter: { a: 1, tags: ['x', 'y'] } }),
  decodes('deepObject with a repeated list', 'filter[a]=1&filter[tags]=x&filter[tags]=y', { filter: { a: 1, tags: ['x', 'y'] } }),
  decodes('an object in form style', 'point=x,1,y,2', { point: { x: 1, y: 2 } }),
  decodes('an exploded object in form style', 'width=5&height=6', { size: { width: 5, height: 6 } }),
  decodes('JSON', 'json=%7B%22q%22%3A%22a+b%22%7D', { json: { q: 'a b' } }),
  decodes('a union, first option', 'either=5', { either: 5 }),
  decodes('a union, second option', 'either=true', { either: true }),
  decodes('a union, last option', 'either=five', { either: 'five' }),
  decodes('a name with brackets', 'ids[]=1&ids%5B%5D=2', { 'ids[]': [1, 2] }),
  decodes('names that are no parameters', '__proto__[x]=1&constructor=2&toString=3&filter[a]=1&filter[__proto__][x]=1', {
    filter: { a: 1 },
  }),
  {
    name: 'paths by style',
    call: { path: '/v1/paths/a%2Cb,c/.1.2/;r=1;g=2/7' },
    body: { params: { simple: ['a,b', 'c'], label: [1, 2], matrix: { r: 1, g: 2 }, number: 7 } },
  },
  {
    name: 'headers and cookies',
    call: {
      path: '/v1/headers',
      headers: { 'X-Tenant': 'a%20b', 'x-page': '3', 'x-list': '1, 2', cookie: 'session="a%20b"; visits=4; visits=5' },
    },
    body: { tenant: 'a%20b', page: 3, list: [1, 2], host: 'string', cookies: { session: 'a b', visits: 4 } },
  },
  {
    name: 'JSON, null and __proto__',
    call: post('/json', JSON_BODY, '{"name":"x","note":null,"__proto__":{"polluted":1}}'),
    body: { body: { name: 'x', note: null }, polluted: false },
  },
  {
    name: 'JSON with a charset',
    call: post('/json', { 'content-type': 'Application/JSON; Charset="UTF-8"' }, '{"name":"ü"}'),
    body: { body: { name: 'ü' }, polluted: false },
  },
  {
    name: 'an optional body that is not there',
    call: { method: 'PATCH', path: `/v1/users/${ID}` },
    body: { id: ID, email: 'ada@example.com', name: 'Ada' },
  },
  {
    name: 'an optional body of no length',
    call: { method: 'PATCH', path: `/v1/users/${ID}`, headers: JSON_BODY, body: '' },
    body: { id: ID, email: 'ada@example.com', name: 'Ada' },
  },
  {
    name: '+json',
    call: post('/bodies', { 'content-type': 'application/vnd.things+json' }, '{"name":"a","children":[{"name":"b"}]}'),
    body: { body: { name: 'a', children: [{ name: 'b' }] } },
  },
  {
    name: 'a form',
    call: post('/bodies', FORM, 'name=a+b%26c&age=5&card[number]=0042&card[exp][]=12&card[exp][]=30'),
    body: { body: { name: 'a b&c', age: 5, card: { number: '0042', exp: [12, 30] } } },
  },
  {
    name: 'a form with JSON in it',
    call: post('/bodies', FORM, 'name=x&card=%7B%22number%22%3A%221%22%7D'),
    body: { body: { name: 'x', card: { number: '1' } } },
  },
  {
    name: 'a multipart form',
    call: post(
      '/bodies',
      MULTIPART,
      multipart(
        { name: 'name', value: 'Ada' },
        { name: 'count', value: '3' },
        { name: 'profile', value: '{"nick":"a"}' },
        png,
        { ...png, name: 'more' },
        { ...png, name: 'more', value: '' },
      ),
    ),
    body: {
      body: {
        name: 'Ada',
        count: 3,
        profile: { nick: 'a' },
        avatar: { filename: 'a.png', type: 'image/png', size: 5, text: 'hello', there: true },
        more: [
          { filename: 'a.png', type: 'image/png', size: 5, text: 'hello', there: true },
          { filename: 'a.png', type: 'image/png', size: 0, text: '', there: true },
        ],
      },
    },
  },
  {
    name: 'a file with a path for a name',
    call: post('/bodies', MULTIPART, multipart({ name: 'name', value: 'x' }, { ...png, filename: '../../etc/passwd' })),
    body: { body: { name: 'x', avatar: { filename: 'passwd', type: 'image/png', size: 5, text: 'hello', there: true } } },
  },
  { name: 'text', call: post('/bodies', { 'content-type': 'text/plain' }, 'hello'), body: { body: 'hello' } },
  {
    name: 'a stream',
    call: post('/bodies', { 'content-type': 'application/octet-stream' }, 'x'.repeat(2_000_000)),
    body: { body: { stream: 2_000_000 } },
  },
  { name: 'a stream by range', call: post('/bodies', { 'content-type': 'image/gif' }, 'GIF89a'), body: { body: { stream: 6 } } },
  {
    name: 'a body that nobody asked for',
    call: { path: '/v1/me', headers: JSON_BODY, body: '{"a":1}' },
    body: { scheme: 'none', name: 'nobody' },
  },
  {
    name: 'anonymous, where that is allowed',
    call: { path: '/v1/me', headers: { authorization: 'Bearer wrong' } },
    body: { scheme: 'none', name: 'nobody' },
  },
  {
    name: 'a bearer token',
    call: { path: '/v1/me', headers: { authorization: 'bearer reader' } },
    body: { scheme: 'bearerAuth', name: 'reader' },
  },
  {
    name: 'a name and password',
    call: { path: '/v1/me', headers: { authorization: `Basic ${Buffer.from('ada:open:sesame').toString('base64')}` } },
    body: { scheme: 'basicAuth', name: 'ada' },
  },
  {
    name: 'two keys together',
    call: { path: '/v1/me?api_key=q1', headers: { cookie: 'session=s1' } },
    body: { scheme: 'cookieKey', name: 'cookie' },
  },
  { name: 'one of two keys', call: { path: '/v1/me?api_key=q1' }, body: { scheme: 'none', name: 'nobody' } },
]
