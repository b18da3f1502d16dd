import { FRAMEWORKS } from '../../render/options.js'
import { routePath } from '../../render/route-path.js'
import { findMyWayTokens } from './find-my-way.js'
import { choicesOf, type Token } from './path-choices.js'
import { pathToRegexpTokens } from './path-to-regexp.js'
import { regexpTokens } from './regexp-path.js'

const paths = (tokens: readonly Token[] | undefined) =>
  tokens && choicesOf(tokens)?.map(({ path, aliases }) => [path, ...aliases].join(' = '))

test.each([
  ['/users/:id', ['/users/{id}']],
  ['/flights/:from-:to', ['/flights/{from}-{to}']],
  ['/at/:hour.:minute', ['/at/{hour}.{minute}']],
  ['/u/:id(\\d+)', ['/u/{id}']],
  ['/u/:id([0-9a-f]{24})', ['/u/{id}']],
  ['/u/:id(one|two)', ['/u/{id}']],
  ['/u/:id?', ['/u/{id}', '/u']],
  ['/u/:id?/x/:y?', ['/u/{id}/x/{y}', '/u/{id}/x', '/u/x/{y}', '/u/x']],
  ['/u{/:id}', ['/u/{id}', '/u']],
  ['/u{/:id}/x', ['/u/{id}/x', '/u/x']],
  ['/a{.:format}', ['/a.{format}', '/a']],
  ['/:"user-id"\\:archive', ['/{user-id}:archive']],
  ['/files/*path', ['/files/{path}']],
  ['/files/*', ['/files/{wildcard}']],
  ['/files/(.*)', ['/files/{wildcard}']],
  ['/files/:rest*', ['/files/{rest}', '/files']],
  ['/(v4|latest)/crew', ['/v4/crew = /latest/crew']],
  ['(/api)?/x', ['/api/x = /x']],
  ['/colou?r', ['/colour = /color']],
  ['/a.json', ['/a.json']],
  ['comments.create', ['comments.create']],
  ['/[ab]', undefined],
  ['/a+', undefined],
  ['(/+api|/+api/*?)', undefined],
  ['/u/:id(\\d+', undefined],
])('path-to-regexp: %s', (text, expected) => {
  expect(paths(pathToRegexpTokens(text))).toEqual(expected)
})

test.each([
  ['/users/:id', ['/users/{id}']],
  ['/at/:hour(^\\d{2})h:minute(^\\d{2})m', ['/at/{hour}h{minute}m']],
  ['/near/:lat-:lng/radius/:r', ['/near/{lat}-{lng}/radius/{r}']],
  ['/posts/:id?', ['/posts/{id}', '/posts']],
  ['/name::verb', ['/name:verb']],
  ['/files/*', ['/files/{wildcard}']],
])('find-my-way: %s', (text, expected) => {
  expect(paths(findMyWayTokens(text))).toEqual(expected)
})

test.each([
  [/(\/api)?/, ['/api = ']],
  [/^\/(v1|v2)\/users$/, ['/v1/users = /v2/users']],
  [/^\/commits\/(\w+)$/, ['/commits/{param}']],
  [/^\/commits\/(?<hash>[0-9a-f]+)\/?$/, ['/commits/{hash}']],
  [/.*fly$/, undefined],
  [/^\/[a-z]+/, undefined],
])('a regular expression: %s', ({ source }, expected) => {
  expect(paths(regexpTokens(source))).toEqual(expected)
})

test.each(FRAMEWORKS)('what kit writes for %s is read as it was', (framework) => {
  const templates = [
    '/',
    '/users',
    '/users/{id}',
    '/users/{id}/pets/{petId}',
    '/a/{x}.{y}',
    '/a/{x}-{y}',
    '/users/{id}:archive',
    '/x(1)/[a]',
    '/a+b',
    '/*/{id}',
    '/users/',
  ]
  const read = framework === 'fastify' ? findMyWayTokens : pathToRegexpTokens
  expect(templates.map((one) => paths(read(routePath(framework, one)))?.[0])).toEqual(templates)
})
