import { readFileSync } from 'node:fs'
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
    model: { kind: 'closed', connections: 2, pipelining: 1, seconds: 0.3 },
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
