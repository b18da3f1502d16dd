// A small keep-alive client: it has to cost less than the servers it measures.
import { connect } from 'node:net'

/**
 * Sends the same request `count` times over ten connections, one at a time on each.
 *
 * @returns the first answer, `{ status, body }`
 * @throws Error when a later answer has another status
 */
export async function send(port, body, count, connections = 10) {
  const request = Buffer.from(
    `POST /orders HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  let open = count
  let first
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay(true)
      let text = ''
      const next = () => {
        if (open <= 0) {
          socket.end()
          resolve()
          return
        }
        open -= 1
        socket.write(request)
      }
      socket.on('connect', next)
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('The server closed the connection')))
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1')
        const answer = parse(text)
        if (answer === undefined) return
        text = ''
        first ??= answer
        if (answer.status === first.status) next()
        else reject(new Error(`The server answers ${answer.status}: ${answer.body}`))
      })
    })
  await Promise.all(Array.from({ length: Math.min(connections, count) }, one))
  return first
}

/** A whole answer with a Content-Length, or undefined while some of it is missing. */
function parse(text) {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0)
  const body = text.slice(end + 4)
  return body.length < length ? undefined : { status: Number(text.slice(9, 12)), body }
}
