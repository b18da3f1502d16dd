/** A server that does next to nothing, to find out how fast the machine is at the moment. Tells its port, and ends with its parent. */
import { createServer } from 'node:http'

const server = createServer((_, response) => response.end('hello'))
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit())
