// A server that is blocked for the first second of every five by the clock, and answers at no cost otherwise, so that what a request has
// to wait for follows from the schedule alone. Tells its parent when it was blocked, and when it has answered what.
import { createServer } from 'node:net'

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'
/** When each request was answered, in milliseconds of the epoch. */
const answered = []
/** From when until when it was blocked, in milliseconds of the same clock. */
const blocked = []

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {})
  socket.on('data', (chunk) => {
    let requests = 0
    for (let at = chunk.indexOf('\r\n\r\n'); at !== -1; at = chunk.indexOf('\r\n\r\n', at + 4)) requests++
    socket.write(ANSWER.repeat(requests))
    const now = clock()
    for (let request = 0; request < requests; request++) answered.push(now)
  })
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
process.on('message', () => process.send({ answered: answered.splice(0), blocked: blocked.splice(0) }))
process.on('disconnect', () => process.exit())
blockAgain()

function blockAgain() {
  const nothing = new Int32Array(new SharedArrayBuffer(4))
  setTimeout(
    () => {
      const left = 1000 - (Date.now() % 5000)
      if (left > 0) {
        const since = clock()
        Atomics.wait(nothing, 0, 0, left)
        blocked.push([since, clock()])
      }
      blockAgain()
    },
    5000 - (Date.now() % 5000),
  )
}

function clock() {
  return performance.timeOrigin + performance.now()
}
