import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { LatencyHistogram } from '../histogram/latency-histogram.js'
import { builtWorker } from '../process/built-worker.fixture.js'
import { planFor, serve, step, type TestServer } from '../pump/server.fixture.js'
import { LoadProcesses } from './run-processes.js'

let built: ReturnType<typeof builtWorker>
let server: TestServer
let processes: LoadProcesses
beforeAll(() => {
  built = builtWorker()
})
afterAll(() => built.remove())
afterEach(async () => {
  processes.close()
  await server.close()
})

test('two processes make one run of the wanted size, and one distribution', async () => {
  server = await serve((_, response) => response.end('hello'))
  processes = new LoadProcesses({ worker: built.entry, processes: 2, serverPid: process.pid })
  const {
    measurement,
    pump,
    processes: count,
    server: usage,
  } = await processes.run(planFor(server.origin, { amount: 101, connections: 3 }))
  expect(server.received()).toBe(101)
  expect({ pump, count, responses: measurement.total.responses }).toEqual({ pump: 'autocannon', count: 2, responses: 101 })
  expect(LatencyHistogram.decode(measurement.total.histogram).count).toBe(101)
  if (process.platform !== 'linux') return
  expect(usage?.cpuSeconds).toBeGreaterThan(0)
  expect(usage?.memory?.resident).toBeGreaterThan(1e6)
  expect(usage?.memory?.peak).toBeGreaterThanOrEqual(usage?.memory?.resident ?? Number.NaN)
  // This process was not started by kit.
  expect(usage?.eventLoop).toBeUndefined()
})

test('a process makes one run after another', async () => {
  server = await serve((_, response) => response.end('hello'))
  processes = new LoadProcesses({ worker: built.entry })
  for (const amount of [10, 20]) {
    const { measurement } = await processes.run(planFor(server.origin, { amount, connections: 2 }, [step({ expect: { body: ['hello'] } })]))
    expect(measurement.total).toMatchObject({ responses: amount, unexpected: {} })
  }
})

test('a run that is stopped has the figures until then', async () => {
  server = await serve((_, response) => response.end('hello'))
  const stop = new AbortController()
  processes = new LoadProcesses({ worker: built.entry, signal: stop.signal, onProgress: ({ responses }) => responses > 0 && stop.abort() })
  const { measurement } = await processes.run(planFor(server.origin, { seconds: 600 }))
  expect(measurement.total.responses).toBeGreaterThan(0)
  expect(measurement.seconds).toBeLessThan(300)
})

test('a process that is lost is a problem with a code', async () => {
  server = await serve((_, response) => response.end())
  writeFileSync(new URL('empty.mjs', built.entry), '')
  processes = new LoadProcesses({ worker: new URL('empty.mjs', built.entry) })
  await expect(processes.run(planFor(server.origin, { amount: 1 }))).rejects.toThrow(/KIT3057 .*exit code/)
})
