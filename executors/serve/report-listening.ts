/**
 * Loaded into the served process before its own code: tells the executor where the API listens, so that the API needs no
 * line for it and any free port will do. Ends the process when the executor is gone, however it went.
 */
import { Server } from 'node:net'

const listen = Server.prototype.listen

Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
  this.once('listening', () => process.send?.({ listening: this.address() }))
  return Reflect.apply(listen, this, given)
}

process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
