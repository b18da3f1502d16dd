import { statuses } from './handler.fixture.js'

const express: readonly (readonly [string, string, readonly number[]])[] = [
  ['json alone is 200', '(req, res) => res.json({})', [200]],
  ['only what is said', '(req, res) => { res.status(201).json({}) }', [201]],
  ['a statement before', '(req, res) => { res.status(202); res.set("a", "b"); res.send() }', [202]],
  ['sendStatus', '(req, res) => res.sendStatus(204)', [204]],
  ['one of two', '(req, res) => res.status(req.body.x ? 200 : 201).end()', [200, 201]],
  ['a branch that returns', '(req, res) => { if (!req.body.a) return res.status(404).json({}); res.json({}) }', [200, 404]],
  ['a branch that does not', '(req, res) => { if (!req.body.a) res.status(404).json({}); else res.status(204).end() }', [204, 404]],
  ['redirects', '(req, res) => { if (req.query.a) return res.redirect("/x"); res.redirect(301, "/y") }', [301, 302]],
  ['what is not known is left out', '(req, res) => { f().catch((e) => res.status(e.status).json({})); res.json({}) }', [200]],
  ['a default of what is not known', '(req, res) => { res.status(req.x || 500).json({}) }', [500]],
  ['next with a status', '(req, res, next) => { if (req.query.a) return next({ status: 410, message: "no" }); res.json(1) }', [200, 410]],
  [
    'errors of the server are no answers',
    '(req, res, next) => { try { res.json(1) } catch (e) { next({ status: 503, message: "no" }) } }',
    [200],
  ],
  ['caught and not handed on', '(req, res) => { try { throw { status: 404 } } catch { res.status(500).end() } }', [500]],
  [
    'caught and handed on',
    '(req, res, next) => { try { if (1 > x) throw { status: 404 }; res.json(1) } catch (e) { next(e) } }',
    [200, 404],
  ],
  ['callbacks', '(req, res) => { db.find((err, all) => { if (err) return res.status(500).end(); res.json(all) }) }', [200, 500]],
  ['switch', '(req, res) => { switch (req.body.k) { case 1: res.status(201).end(); break; default: res.status(202).end() } }', [201, 202]],
  ['statusCode', '(req, res) => { res.statusCode = 418; res.end() }', [418]],
  ['a pipe', '(req, res) => { open().pipe(res) }', [200]],
  [
    'a table of whatever goes wrong',
    '(req, res) => { const of = { a: 400, b: 401, c: 404, d: 409, e: 422 }; try { res.json(1) } catch (e) { res.status(e.a ? of.a : e.b ? of.b : e.c ? of.c : e.d ? of.d : of.e).end() } }',
    [200],
  ],
  ['another error', '(req, res) => { const e = new Error("x"); e.status = 409; throw e }', [409]],
]
test.each(express)('express: %s', (_, source, expected) => {
  expect(statuses(`export default ${source}`)).toEqual(expected)
})

test('errors of packages', () => {
  const source = `import createError, { NotFound } from 'http-errors'
  import Boom from '@hapi/boom'
  import httpStatus from 'http-status'
  import { StatusCodes } from 'http-status-codes'
  export default (req, res, next) => {
    if (req.query.a) return next(createError(400, 'no'))
    if (req.query.b) throw new NotFound()
    if (req.query.c) throw Boom.conflict('x')
    if (req.query.d) throw createError(httpStatus.FORBIDDEN)
    if (req.query.e) throw new createError.PaymentRequired()
    res.status(StatusCodes.CREATED).json({})
  }`
  expect(statuses(source)).toEqual([201, 400, 402, 403, 404, 409])
})

test('error classes of the project, in services that the handler calls', () => {
  const sources = {
    'a.ts': `import * as service from './service.js'
    const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch((e) => next(e))
    export default wrap(async (req, res) => { const pet = await service.find(req.params.id); res.status(201).send(pet) })`,
    'service.ts': `import { ApiError, Gone } from './errors.js'
    export async function find(id) { const pet = await db.pets.find(id); if (!pet) throw new ApiError(404, 'none'); check(pet); return pet }
    function check(pet) { if (pet.dead) throw new Gone('x') }`,
    'errors.ts': `export class ApiError extends Error { constructor(statusCode, message) { super(message); this.statusCode = statusCode } }
    export class Gone extends ApiError { constructor(text) { super(410, text) } }`,
  }
  expect(statuses(sources)).toEqual([201, 404, 410])
})

test('helpers that are given the reply, and functions that hand everything on', () => {
  const sources = {
    'a.ts': `import { ok, fail } from './answers.js'
    const all = (fn) => (...args) => fn(...args).catch(args[2])
    export default all(async function (req, res) { if (req.query.x) return fail(res, 422); ok(res, {}) })`,
    'answers.ts':
      'export const ok = (res, data, status = 200) => res.status(status).json(data)\nexport const fail = (res, status) => res.status(status).end()',
  }
  expect(statuses(sources)).toEqual([200, 422])
})

const koa: readonly (readonly [string, string, readonly number[]])[] = [
  ['a body', '(ctx) => { ctx.body = {} }', [200]],
  [
    'a status before or after',
    '(ctx) => { if (ctx.query.a) { ctx.status = 201; ctx.body = 1 } else { ctx.body = 2; ctx.status = 202 } }',
    [201, 202],
  ],
  ['no body', '(ctx) => { ctx.body = null }', [204]],
  ['only a status', '(ctx) => { ctx.response.status = 204 }', [204]],
  ['throw and assert', '(ctx) => { ctx.assert(ctx.query.a, 401); if (x) ctx.throw(404, "x"); ctx.body = 1 }', [200, 401, 404]],
  [
    'an error that is asserted',
    '(ctx) => { ctx.assert(ctx.state.user, new AuthenticationError()); ctx.body = 1 }\nclass AuthenticationError extends Error {}',
    [200, 401],
  ],
  ['a return', '(ctx) => { if (!ctx.query.a) { ctx.status = 400; return } ctx.body = 1 }', [200, 400]],
  ['redirect', '(ctx) => { ctx.redirect("/a") }', [302]],
]
test.each(koa)('koa: %s', (_, source, expected) => {
  expect(statuses(`export default ${source}`, 'koa')).toEqual(expected)
})

const fastify: readonly (readonly [string, string, readonly number[]])[] = [
  ['what is returned', 'async (request, reply) => ({ a: 1 })', [200]],
  ['a code before', 'async (request, reply) => { reply.code(201); return { a: 1 } }', [201]],
  ['send', 'async (request, reply) => reply.code(204).send()', [204]],
  ['a plugin of errors', 'async (request, reply) => { if (!request.body.a) return reply.notFound(); return { a: 1 } }', [200, 404]],
  ['nothing', 'async (request, reply) => { await f(); return }', []],
  ['a controller', 'async (request, reply) => g(request, reply)\nfunction g(request, reply) { reply.status(202); return { b: 1 } }', [202]],
  ['what a service gives', 'async (request) => g(request.query)\nfunction g(query) { return query.a }', [200]],
]
test.each(fastify)('fastify: %s', (_, source, expected) => {
  expect(statuses(`export default ${source}`, 'fastify')).toEqual(expected)
})
