/**
 * Loaded into a server that is started for a load test, before its own code: tells whoever asks how late its event loop was since it
 * was last asked. Only a process on this machine can ask, and nothing keeps the server from ending.
 */
import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { eventLoopAddress } from '../measure/event-loop.js'

/** Milliseconds between two looks; Node counts them as delay. */
const RESOLUTION = 10

const address = eventLoopAddress(process.pid)
const delays = monitorEventLoopDelay({ resolution: RESOLUTION })
const late = (nanoseconds: number) => Math.max(0, (nanoseconds || 0) / 1e6 - RESOLUTION)

// A file of a process that had the same number before would be in the way.
rmSync(address, { force: true })
const server = createServer((socket) => {
  socket.on('error', () => {})
  socket.end(
    JSON.stringify({
      mean: late(delays.mean),
      p50: late(delays.percentile(50)),
      p99: late(delays.percentile(99)),
      max: delays.count === 0 ? 0 : late(delays.max),
    }),
  )
  delays.reset()
})
// Without it the API is served all the same.
server.on('error', () => {})
server.listen(address, () => {
  delays.enable()
  if (process.platform !== 'win32') chmodSync(address, 0o600)
})
server.unref()
process.on('exit', () => rmSync(address, { force: true }))
