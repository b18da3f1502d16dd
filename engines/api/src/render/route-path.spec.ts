import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Router from '@koa/router'
import express from 'express'
import fastify from 'fastify'
import Koa from 'koa'
import type { Framework } from './options.js'
import { isRoutable, routePath } from './route-path.js'

/** Templates that occur in real documents, an address each matches, the parameters that have to come out, and one it must not match. */
const TEMPLATES: readonly (readonly [template: string, address: string, params: Readonly<Record<string, string>>, other: string])[] = [
  ['/a00/{id}', '/a00/5', { id: '5' }, '/a00'],
  ['/a01/{user-id}', '/a01/a-b.c', { 'user-id': 'a-b.c' }, '/a01/a/b'],
  ['/a02/{name}.json', '/a02/a.b.json', { name: 'a.b' }, '/a02/a.xml'],
  ['/a03/{x}-{y}', '/a03/1-2', { x: '1', y: '2' }, '/a03/12'],
  ['/a04/{x},{y}', '/a04/1,2', { x: '1', y: '2' }, '/a04/12'],
  ['/a05/{id}:archive', '/a05/5:archive', { id: '5' }, '/a05/5'],
  ['/a06/{user-id}:archive', '/a06/5:archive', { 'user-id': '5' }, '/a06/5:restore'],
  ['/a07/:literal', '/a07/:literal', {}, '/a07/other'],
  ['/a08/*', '/a08/*', {}, '/a08/other'],
  ['/a09/*x/{id}', '/a09/*x/5', { id: '5' }, '/a09/yx/5'],
  ['/a10/(a)', '/a10/(a)', {}, '/a10/a'],
  ['/a11/Users({id})', '/a11/Users(5)', { id: '5' }, '/a11/Users5'],
  ['/a12/{id}(all)', '/a12/5(all)', { id: '5' }, '/a12/5all'],
  ['/a13/a+b', '/a13/a+b', {}, '/a13/aab'],
  ['/a14/a b', '/a14/a%20b', {}, '/a14/ab'],
  ['/a15/größe/{id}', '/a15/gr%C3%B6%C3%9Fe/5', { id: '5' }, '/a15/groesse/5'],
  ['/a16/{größe}', '/a16/5', { größe: '5' }, '/a16'],
  ['/a17/{日本}', '/a17/5', { 日本: '5' }, '/a17'],
  ['/a18/{id}abc', '/a18/5abc', { id: '5' }, '/a18/5'],
  ['/a19/@{name}', '/a19/@ada', { name: 'ada' }, '/a19/ada'],
  ['/a20/{a.b}/{c[d]}', '/a20/1/2', { 'a.b': '1', 'c[d]': '2' }, '/a20/1'],
  ['/a21/$ref/{$id}', '/a21/$ref/5', { $id: '5' }, '/a21/ref/5'],
  ['/a22/{id}/x!', '/a22/5/x!', { id: '5' }, '/a22/5/x'],
  ['/a23/[x]', '/a23/[x]', {}, '/a23/x'],
  ['/a24/{class}', '/a24/5', { class: '5' }, '/a24'],
  ['/a25/{2fa}', '/a25/5', { '2fa': '5' }, '/a25'],
  ['/a26/{id}', '/a26/a%2Fb%20c', { id: 'a/b c' }, '/a26/a/b'],
]

const servers: { [F in Framework]?: Server } = {}

beforeAll(async () => {
  const app = express()
  const koa = new Koa()
  const router = new Router()
  const quick = fastify({ serverFactory: (handler) => createServer(handler) })
  for (const [template] of TEMPLATES) {
    app.get(routePath('express', template), (req, res) => void res.json(req.params))
    router.get(routePath('koa', template), (ctx) => {
      ctx.body = { ...ctx.params }
    })
    quick.get(routePath('fastify', template), async (req) => req.params)
  }
  koa.use(router.routes())
  await quick.listen({ port: 0, host: '127.0.0.1' })
  servers.express = createServer(app).listen(0, '127.0.0.1')
  servers.koa = createServer(koa.callback()).listen(0, '127.0.0.1')
  await Promise.all([once(servers.express, 'listening'), once(servers.koa, 'listening')])
  servers.fastify = quick.server
})

afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => once(server.close(), 'close')))
})

/** Asks with the address as it is; `fetch` would normalize it. */
function ask(framework: Framework, path: string): Promise<{ status: number | undefined; body: string }> {
  const port = (servers[framework]?.address() as AddressInfo | undefined)?.port
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
      .on('error', reject)
      .end()
  })
}

describe.each(['express', 'fastify', 'koa'] as const)('%s', (framework) => {
  it.each(TEMPLATES)('routes %s', async (_template, address, params, other) => {
    const { status, body } = await ask(framework, address)
    expect(status).toBe(200)
    const named: Record<string, unknown> = JSON.parse(body)
    for (const [name, value] of Object.entries(params)) {
      // The rule of http/parameters.ts in the generated code.
      expect(named[name in named ? name : name.replaceAll(/[^\p{ID_Continue}$]/gu, '_')]).toBe(value)
    }
    expect((await ask(framework, other)).status).toBe(404)
  })
})

it('refuses parameters that nothing separates', () => {
  expect(isRoutable('/a/{x}{y}')).toBe(false)
  expect(isRoutable('/a/{x}-{y}')).toBe(true)
  expect(isRoutable('/{x}/{y}')).toBe(true)
})
