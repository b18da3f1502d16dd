import { expect, it } from '@jest/globals'
import { comesBefore, orderRoutes } from './route-order.js'

const order = (...routes: string[]) =>
  orderRoutes(routes.map((route) => ({ method: route.split(' ')[0] ?? '', path: route.split(' ')[1] ?? '' }))).map(
    ({ method, path }) => `${method} ${path}`,
  )

it('puts specific routes before general ones', () => {
  expect(order('get /users/{id}', 'get /users/me')).toEqual(['get /users/me', 'get /users/{id}'])
  expect(order('get /f/{name}', 'get /f/{name}.json', 'get /f/a.json')).toEqual(['get /f/a.json', 'get /f/{name}.json', 'get /f/{name}'])
  expect(order('get /{a}/{b}', 'get /x/{b}', 'get /{a}/y', 'get /x/y')).toEqual(['get /x/y', 'get /x/{b}', 'get /{a}/y', 'get /{a}/{b}'])
})

it('leaves everything else where it is', () => {
  const routes = ['get /b/{id}', 'post /a', 'get /a/b', 'delete /users/{id}', 'get /users/me', 'get /users/{id}/x', 'get /users/me/y']
  expect(order(...routes)).toEqual(routes)
})

it('keeps routes that do not overlap apart, whatever their methods', () => {
  expect(order('get /users/{id}', 'post /users/me', 'get /users/me')).toEqual(['get /users/me', 'post /users/me', 'get /users/{id}'])
  expect(comesBefore('/a/x', '/b/{y}')).toBe(false)
  expect(comesBefore('/f/{x}.json', '/f/{x}.xml')).toBe(false)
})

it('decides by the first segment that differs', () => {
  expect(comesBefore('/users/me/{x}', '/users/{id}/posts')).toBe(true)
  expect(comesBefore('/users/{id}/posts', '/users/me/{x}')).toBe(false)
})
