import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { SUCCESSES } from './answered-requests.js'
import { assemble, compile, dispose, ENVELOPES, type Envelope, FRAMEWORKS } from './assemble.js'
import { ID, JSON_BODY } from './calls.js'
import { MULTIPART, multipart } from './multipart.js'
import { FAILURES } from './refused-requests.js'
import { ExampleServer, type Reply, until } from './server.js'

/** The same requests, sent to the same API in every framework and every envelope. */

interface Told {
  readonly code: string
  readonly message: string
  readonly fields: readonly string[]
  readonly requestId: string
}

function told(envelope: Envelope, { text }: Reply): Told {
  const body = JSON.parse(text)
  if (envelope === 'problem') {
    const fields = body.errors.map((one: { field: string }) => one.field)
    return { code: body.code, message: body.detail, fields, requestId: body.requestId }
  }
  expect(Object.keys(body)).toEqual(['error', 'meta'])
  return { ...body.error, fields: body.error.details.map((one: { field: string }) => one.field), requestId: body.meta.requestId }
}

describe.each(FRAMEWORKS)('%s', (framework) => {
  describe.each(ENVELOPES)('with the envelope %s', (envelope) => {
    let folder: string
    let server: ExampleServer

    beforeAll(async () => {
      folder = assemble(framework, envelope)
      server = await ExampleServer.start(compile(folder))
    }, 30_000)
    afterAll(async () => {
      await server.stop()
      dispose(folder)
    })

    it.each(SUCCESSES)('takes $name', async ({ call, body }) => {
      const reply = await server.call(call)
      expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
      const requestId = reply.headers['x-request-id']
      expect([reply.status, JSON.parse(reply.text)]).toEqual([200, envelope === 'kit' ? { data: body, meta: { requestId } } : body])
    })

    it.each(FAILURES)('refuses $name', async ({ call, status, code, fields, headers }) => {
      const reply = await server.call(call)
      expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(code)])
      const error = told(envelope, reply)
      expect(error.code).toBe(code)
      expect([...error.fields].sort()).toEqual(fields ?? [])
      expect(error.requestId).toBe(reply.headers['x-request-id'])
      expect(reply.headers['content-type']).toBe(`application/${envelope === 'problem' ? 'problem+json' : 'json'}; charset=utf-8`)
      expect(reply.headers).toMatchObject(headers ?? {})
      expect(reply.text).not.toMatch(/secret|password|database|node_modules|\.js:\d/)
    })
  })
})

describe.each(FRAMEWORKS)('%s', (framework) => {
  let folder: string
  let main: string
  let server: ExampleServer

  beforeAll(async () => {
    folder = assemble(framework, 'spec')
    main = compile(folder)
    server = await ExampleServer.start(main)
  }, 30_000)
  afterAll(async () => {
    await server.stop()
    dispose(folder)
  })

  it('takes over a sane request id and replaces any other', async () => {
    const idOf = async (id: string) => (await server.call({ path: '/v1/users', headers: { 'x-request-id': id } })).headers['x-request-id']
    expect(await idOf('trace-1:a/b=')).toBe('trace-1:a/b=')
    for (const bad of ['a b', 'x'.repeat(200), '"><script>', '']) expect(await idOf(bad)).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('answers HEAD like GET, without a body', async () => {
    const get = await server.call({ path: '/v1/users' })
    const head = await server.call({ method: 'HEAD', path: '/v1/users' })
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', get.headers['content-length']])
    expect((await server.call({ method: 'HEAD', path: '/v1/users?limit=x' })).status).toBe(400)
  })

  it('answers OPTIONS with what is allowed', async () => {
    const { status, headers } = await server.call({ method: 'OPTIONS', path: '/v1/users' })
    expect([status, headers.allow]).toEqual([200, 'GET, HEAD, POST'])
  })

  it('sends headers, text, bytes, streams and nothing', async () => {
    const created = await server.call({ method: 'POST', path: '/v1/users', headers: JSON_BODY, body: '{"email":"a@b.co","name":"x"}' })
    expect([created.status, created.headers.location]).toEqual([201, `/v1/users/${ID}`])
    const csv = await server.call({ path: '/v1/answers/csv' })
    expect([csv.status, csv.text, csv.headers['content-type']]).toEqual([200, 'a,b', expect.stringMatching(/^text\/csv/)])
    for (const kind of ['bytes', 'stream']) {
      const { status, text, headers } = await server.call({ path: `/v1/answers/${kind}` })
      expect([status, text, headers['content-type']]).toEqual([200, '%PDF', 'application/pdf'])
    }
    const nothing = await server.call({ path: '/v1/answers/nothing' })
    expect([nothing.status, nothing.text, nothing.headers['content-type']]).toEqual([204, '', undefined])
    const removed = await server.call({ method: 'DELETE', path: `/v1/users/${ID}`, headers: { authorization: 'Bearer writer' } })
    expect(removed.status).toBe(204)
  })

  it('says in the log, not to the client, what is wrong with an answer or an error', async () => {
    for (const [kind, problem] of [
      ['no-header', 'header.x-total'],
      ['bad-body', 'body.name'],
      ['bad-status', 'this status is not in the contract'],
      ['bad-type', 'text/html is not in the contract'],
    ] as const) {
      const { status, text } = await server.call({ path: `/v1/answers/${kind}` })
      expect([status, JSON.parse(text).error.code]).toEqual([500, 'invalid_response'])
      expect(text).not.toContain(problem)
      expect(await server.logged(problem)).toContain(`/v1/answers/${kind}`)
    }
    await server.call({ path: '/v1/answers/crash' })
    expect(await server.logged('the password is 1234')).toContain('/v1/answers/crash')
  })

  it('checks answers in production only when asked to', async () => {
    for (const [env, status] of [
      [{ NODE_ENV: 'production' }, 200],
      [{ NODE_ENV: 'production', VALIDATE_RESPONSES: 'true' }, 500],
      [{ VALIDATE_RESPONSES: 'false' }, 200],
    ] as const) {
      const other = await ExampleServer.start(main, env)
      expect((await other.call({ path: '/v1/answers/bad-body' })).status).toBe(status)
      await other.stop()
    }
  })

  it('removes uploaded files when the response is through', async () => {
    const body = multipart({ name: 'name', value: 'x' }, { name: 'avatar', value: 'hello', filename: 'a.png', type: 'image/png' })
    expect((await server.call({ method: 'POST', path: '/v1/bodies', headers: MULTIPART, body })).status).toBe(200)
    const path = (await server.call({ path: '/v1/answers/upload' })).text
    expect(path).toMatch(/upload-/)
    await until(
      () => !existsSync(dirname(path)),
      () => `${path} is still there`,
    )
  })

  it('lets requests finish when it is asked to stop', async () => {
    const other = await ExampleServer.start(main)
    const slow = other.call({ path: '/v1/answers/slow' })
    await other.logged('slow has begun')
    const stopped = other.stop()
    expect((await slow).status).toBe(204)
    expect(await stopped).toBe(0)
  })
})
