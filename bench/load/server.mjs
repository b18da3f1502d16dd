// A server that behaves as told, in a process of its own, and keeps the truth: how many requests it got, and how long it took for each.
// node server.mjs <behaviour> [work per request, in steps]
import { createServer } from 'node:http'

const [behaviour = 'plain', work = '0'] = process.argv.slice(2)
const steps = Number(work)
let mixed = 1
const record = { received: 0, answered: 0, failed: 0, milliseconds: [] }

const BEHAVIOURS = {
  plain: (_, response) => response.end('hello'),
  close: (_, response) => response.setHeader('connection', 'close').end('hello'),
  /** Ends the connection with a FIN instead of every 20th answer. */
  fin: (request, response) => (record.received % 20 === 0 ? drop(request.socket, 'end') : response.end('hello')),
  /** The same with a RST. */
  rst: (request, response) => (record.received % 20 === 0 ? drop(request.socket, 'resetAndDestroy') : response.end('hello')),
  /** Says `Connection: close` with every 50th answer, as Node does with maxRequestsPerSocket. */
  limit: (_, response) => response.end('hello'),
  /** 5 ms for each answer, known to the server. */
  slow: (_, response) => setTimeout(() => response.end('hello'), 5),
  /** Never answers every 20th. */
  hang: (_, response) => (record.received % 20 === 0 ? record.failed++ : response.end('hello')),
  /** Dies after every 200th answer, with all that is under way, and comes back after 200 ms. */
  restart: (_, response) => (record.received % 200 === 0 ? dieAndComeBack() : response.end('hello')),
}

const server = createServer((request, response) => {
  if (request.url === '/record') return response.end(JSON.stringify(record))
  if (request.url === '/reset') {
    Object.assign(record, { received: 0, answered: 0, failed: 0, milliseconds: [] })
    return response.end()
  }
  const since = performance.now()
  record.received++
  response.on('finish', () => {
    record.answered++
    if (record.milliseconds.length < 200_000) record.milliseconds.push(performance.now() - since)
  })
  toil(steps)
  BEHAVIOURS[behaviour](request, response)
})
if (behaviour === 'limit') server.maxRequestsPerSocket = 50
const sockets = new Set()
server.on('connection', (socket) => {
  sockets.add(socket)
  socket.on('close', () => sockets.delete(socket))
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port))
process.on('disconnect', () => process.exit())

/** A fixed amount of work. Waiting for the clock would not do: a process that loses its turn meanwhile would work less than it was told. */
function toil(steps) {
  for (let step = 0; step < steps; step++) mixed = Math.imul(mixed ^ step, 0x9e3779b1) >>> 1
}

function drop(socket, how) {
  record.failed++
  socket[how]()
}

/** Only this request is known to have failed: what stands in other sockets, it has not read. */
function dieAndComeBack() {
  const { port } = server.address()
  record.failed++
  server.close()
  for (const socket of sockets) socket.resetAndDestroy()
  setTimeout(() => server.listen(port, '127.0.0.1'), 200)
}
