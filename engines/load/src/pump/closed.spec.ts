import { afterEach, describe, expect, test } from '@jest/globals'
import { runPlan } from './run-plan.js'
import { planFor, serve, step, type TestServer } from './server.fixture.js'

let server: TestServer
afterEach(() => server.close())

const AMOUNT = { amount: 200 }

describe('a server that keeps connections', () => {
  test('is asked by autocannon, exactly as often as wanted', async () => {
    server = await serve((_, response) => response.end('hello'))
    const { measurement, pump } = await runPlan(planFor(server.origin, AMOUNT))
    expect(pump).toBe('autocannon')
    expect(server.received()).toBe(200)
    expect(measurement.total).toMatchObject({ responses: 200, statuses: { 200: 200 }, errors: {}, unexpected: {} })
    expect(measurement.total.bytes).toBeGreaterThan(200 * 'hello'.length)
  })

  test('is asked for a time, then left alone', async () => {
    server = await serve((_, response) => response.end())
    const { measurement } = await runPlan(planFor(server.origin, { seconds: 1 }))
    expect(measurement.total.responses).toBeGreaterThan(0)
    expect(measurement.abandoned).toBeLessThanOrEqual(4)
    // What was written last, the server may not have read yet.
    const unanswered = server.received() - measurement.total.responses
    expect(unanswered).toBeGreaterThanOrEqual(0)
    expect(unanswered).toBeLessThanOrEqual(measurement.abandoned)
  })

  test('gets pipelined requests when that is wanted', async () => {
    server = await serve((_, response) => response.end('x'))
    const { measurement } = await runPlan(planFor(server.origin, { ...AMOUNT, connections: 2, pipelining: 4 }))
    expect(measurement.total.responses).toBe(200)
  })

  test('gets method, header fields and body as they were given', async () => {
    const seen = new Set<string>()
    server = await serve((request, response) => {
      let body = ''
      request
        .on('data', (chunk) => (body += chunk))
        .on('end', () => {
          seen.add(`${request.method} ${request.url} ${request.headers['x-a']} ${body}`)
          response.end()
        })
    })
    const post = step({ method: 'POST', path: '/a?b=1', headers: { 'x-a': '1' }, body: '{"ä":1}' })
    await runPlan(planFor(server.origin, AMOUNT, [post]))
    await runPlan(planFor(server.origin, AMOUNT, [{ ...post, expect: { headers: [{ name: 'date' }] } }]))
    expect([...seen]).toEqual(['POST /a?b=1 1 {"ä":1}'])
  })
})

describe('what autocannon would get wrong goes by undici', () => {
  test('connections closed after each answer', async () => {
    server = await serve((_, response) => response.setHeader('connection', 'close').end('hello'))
    const { measurement, pump, reason } = await runPlan(planFor(server.origin, AMOUNT))
    expect({ pump, reason }).toEqual({ pump: 'undici', reason: 'the server closes connections' })
    expect(measurement.total).toMatchObject({ responses: 200, errors: {} })
  })

  test('answers that end with their connection', async () => {
    server = await serve((_, response) => {
      response.shouldKeepAlive = false
      response.removeHeader('connection')
      response.useChunkedEncodingByDefault = false
      response.writeHead(200).write('hello')
      response.end()
    })
    const { measurement, pump } = await runPlan(planFor(server.origin, AMOUNT))
    expect(pump).toBe('undici')
    expect(measurement.total).toMatchObject({ responses: 200, errors: {} })
  })

  test('early hints, which are no answers', async () => {
    server = await serve((_, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' })
      setTimeout(() => response.end('hello'), 2)
    })
    const { measurement, reason } = await runPlan(planFor(server.origin, AMOUNT))
    expect(reason).toBe('the server sends early hints')
    expect(measurement.total).toMatchObject({ responses: 200, statuses: { 200: 200 } })
  })

  test('HEAD, whose answers have a length and no body', async () => {
    server = await serve((_, response) => response.setHeader('content-length', 1000).end())
    const { measurement, reason } = await runPlan(planFor(server.origin, AMOUNT, [step({ method: 'HEAD' })]))
    expect(reason).toBe('the method is HEAD')
    expect(measurement.total).toMatchObject({ responses: 200, errors: {} })
  })

  test('from the warm-up on, where it shows there', async () => {
    server = await serve((_, response) => response.setHeader('connection', 'close').end('hello'))
    const { measurement, pump } = await runPlan(planFor(server.origin, AMOUNT, [step()], { warmup: 0.2 }))
    expect(pump).toBe('undici')
    expect(measurement.total.responses).toBe(200)
    expect(measurement.abandoned).toBe(0)
  })
})

describe('failures are counted by their kind', () => {
  const every10th = (fail: (socket: import('node:net').Socket) => void) =>
    serve((request, response, count) => (count % 10 === 0 ? fail(request.socket) : response.end('hello')))

  test('a connection that is ended instead of an answer', async () => {
    server = await every10th((socket) => socket.end())
    const { measurement } = await runPlan(planFor(server.origin, AMOUNT, [step()]))
    const { responses, errors } = measurement.total
    expect(errors).toEqual({ closed: Math.floor(server.received() / 10) })
    expect(responses + (errors.closed ?? 0)).toBe(200)
  })

  test('a connection that is reset', async () => {
    server = await every10th((socket) => socket.resetAndDestroy())
    const { measurement } = await runPlan(planFor(server.origin, AMOUNT, [step()]))
    expect(measurement.total.errors).toEqual({ reset: Math.floor(server.received() / 10) })
  })

  test('an answer that does not come', async () => {
    server = await serve((_, response, count) => count % 50 !== 0 && response.end('hello'))
    const { measurement } = await runPlan(planFor(server.origin, { amount: 100 }, [step()], { timeout: 300 }))
    expect(measurement.total).toMatchObject({ responses: 98, errors: { timeout: 2 } })
  })

  test('an answer that is none', async () => {
    server = await serve((request, _, count) => {
      request.socket.write(count % 5 === 0 ? 'HELLO WORLD\r\n\r\n' : 'HTTP/1.1 204 No Content\r\n\r\n')
    })
    const { measurement } = await runPlan(
      planFor(server.origin, { amount: 20, connections: 1 }, [step({ expect: { headers: [], body: [''] } })]),
    )
    expect(measurement.total.errors).toEqual({ protocol: 4 })
  })

  test('a server that is gone, without asking it thousands of times', async () => {
    server = await serve((_, response) => response.end())
    const { origin } = server
    await server.close()
    const { measurement } = await runPlan(planFor(origin, { seconds: 0.5 }))
    expect(Object.keys(measurement.total.errors)).toEqual(['refused'])
    expect(measurement.total.errors.refused).toBeLessThan(100)
  })
})

test('an answer that is not expected is shown, with its body where it was read', async () => {
  server = await serve((_, response, count) =>
    count % 2 === 0 ? response.writeHead(500).end('{"error":"boom"}') : response.end('{"id":1}'),
  )
  const { measurement } = await runPlan(planFor(server.origin, { amount: 20 }, [step({ expect: { status: [[200, 200]], body: ['id'] } })]))
  expect(measurement.total.unexpected).toEqual({ 'status 500': 10 })
  expect(measurement.samples.at(-1)).toMatchObject({
    reason: 'status 500',
    sent: { method: 'GET', url: `${server.origin}/` },
    received: { status: 500, body: '{"error":"boom"}' },
  })
})

test('autocannon is taken off where answers fail, so that they can be shown', async () => {
  server = await serve((_, response) => response.writeHead(404).end('nobody here'))
  const { measurement, pump, reason } = await runPlan(planFor(server.origin, { amount: 50 }))
  expect({ pump, reason }).toEqual({ pump: 'undici', reason: 'answers are not as expected' })
  expect(measurement.total.unexpected).toEqual({ 'status 404': measurement.total.responses })
  expect(measurement.total.responses).toBe(50)
  expect(measurement.samples.map(({ received }) => received.body)).toEqual(['nobody here', 'nobody here', 'nobody here'])
})

test('stops at once when told to', async () => {
  const stop = new AbortController()
  server = await serve((_, response, count) => {
    response.end()
    if (count === 50) stop.abort()
  })
  const { measurement } = await runPlan(planFor(server.origin, { seconds: 600 }), { signal: stop.signal })
  expect(measurement.seconds).toBeLessThan(300)
  expect(measurement.total.responses).toBeGreaterThan(0)
})
