import { readFileSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import { createServer } from 'node:https'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { checkConnection } from './connect.js'
import { runPlan } from './run-plan.js'
import { planFor, serve, step, type TestServer } from './server.fixture.js'

/** Signed by itself, for tests only: nobody trusts it who has not been told to. */
const pem = (name: string) => readFileSync(new URL(`./fixtures/localhost.${name}.pem`, import.meta.url), 'utf8')

let server: TestServer
let origin: string
beforeEach(async () => {
  server = await serve(
    (_, response) => response.end('hello'),
    (listener) => createServer({ key: pem('key'), cert: pem('cert') }, listener),
  )
  origin = server.origin.replace('http:', 'https:')
})
afterEach(() => server.close())

const plan = (tls: { insecure: boolean; ca?: string }) => planFor(origin, { amount: 20 }, [step()], { tls })

test('a certificate that nobody vouches for is refused, before a run and in it', async () => {
  await expect(checkConnection(plan({ insecure: false }))).rejects.toThrow(/KIT3032 .*self-signed/)
  const { measurement } = await runPlan({
    ...plan({ insecure: false }),
    model: { kind: 'closed', connections: 2, pipelining: 1, amount: 4 },
  })
  expect(Object.keys(measurement.total.errors)).toEqual(['tls'])
  expect(server.received()).toBe(0)
})

test('a private authority is trusted once it is named', async () => {
  const trusting = plan({ insecure: false, ca: pem('cert') })
  await checkConnection(trusting)
  const { measurement, pump, reason } = await runPlan(trusting)
  expect({ pump, reason }).toEqual({ pump: 'undici', reason: 'autocannon does not verify certificates' })
  expect(measurement.total).toMatchObject({ responses: 20, errors: {} })
})

test('without verification, autocannon will do', async () => {
  const { measurement, pump } = await runPlan(plan({ insecure: true }))
  expect(pump).toBe('autocannon')
  expect(measurement.total.responses).toBe(20)
})

test('HTTP/2 is measured where it is wanted, and a server that speaks another protocol is known before the run', async () => {
  const trusting = { insecure: false, ca: pem('cert') }
  await expect(checkConnection({ ...plan(trusting), http2: true })).rejects.toThrow(/KIT3035 .* does not speak HTTP\/2\./)
  const versions = new Set<string>()
  const modern = createSecureServer({ key: pem('key'), cert: pem('cert'), allowHTTP1: false }, (request, response) => {
    versions.add(request.httpVersion)
    request.resume().on('end', () => response.writeHead(request.method === 'POST' ? 201 : 200, { 'x-id': '7' }).end(`{"id":7}`))
  })
  await new Promise<void>((resolve) => modern.listen(0, '127.0.0.1', resolve))
  const address = modern.address()
  const other = `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  await expect(checkConnection({ ...plan(trusting), origin: other })).rejects.toThrow(/KIT3035 .* HTTP\/1\.1\./)
  const steps = [step({ name: 'create', method: 'POST', body: 'x', capture: { id: 'body.id' } }), step({ name: 'read', path: '/{{id}}' })]
  const wanted = planFor(other, { amount: 40, pipelining: 3 }, steps, { tls: trusting, http2: true })
  await checkConnection(wanted)
  const { measurement, pump } = await runPlan(wanted)
  expect({ pump, versions: [...versions] }).toEqual({ pump: 'undici', versions: ['2.0'] })
  expect(measurement.total).toMatchObject({ responses: 80, statuses: { 200: 40, 201: 40 }, errors: {}, unexpected: {} })
  await new Promise((resolve) => modern.close(resolve))
})
