import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { LoadError, type Problem } from '../diagnostics/problem.js'
import {
  brokenConnection,
  noAnswer,
  otherProtocol,
  refusedConnection,
  unknownHost,
  untrustedCertificate,
} from '../diagnostics/target-problems.js'
import { errorKind } from '../measure/error-kind.js'
import type { LoadPlan } from '../plan/load-plan.js'

/** What TLS says when the server knows none of the protocols that were offered. */
const NO_COMMON_PROTOCOL = 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'

/**
 * Connects once, and sends nothing: a request could count against a limit that is about to be tested.
 *
 * @throws LoadError KIT3030 to KIT3035 when no connection can be made.
 */
export function checkConnection({ origin, tls, timeout, http2 }: Pick<LoadPlan, 'origin' | 'tls' | 'timeout' | 'http2'>): Promise<void> {
  const { protocol, hostname, port } = new URL(origin)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const socket = protocol === 'https:' ? secure() : connectTcp({ host, port: Number(port || 80) }, connected)
    const timer = setTimeout(() => fail(noAnswer(origin, timeout / 1000)), timeout)
    socket.on('error', (error) => fail(problemOf(error, origin, hostname, http2)))

    function secure(): Socket {
      const { ca, servername, insecure } = tls
      const options = { host, port: Number(port || 443), rejectUnauthorized: !insecure, ...(ca === undefined ? {} : { ca }) }
      const secured = connectTls(
        { ...options, ALPNProtocols: [http2 ? 'h2' : 'http/1.1'], ...(servername === undefined ? {} : { servername }) },
        // A server that chooses no protocol speaks HTTP/1.1.
        () => (http2 && secured.alpnProtocol !== 'h2' ? fail(otherProtocol(origin, http2)) : connected()),
      )
      return secured
    }
    function connected() {
      clearTimeout(timer)
      socket.destroy()
      resolve()
    }
    function fail(problem: Problem) {
      clearTimeout(timer)
      socket.destroy()
      reject(new LoadError([problem]))
    }
  })
}

function problemOf(error: Error, origin: string, hostname: string, http2: boolean): Problem {
  if ('code' in error && error.code === NO_COMMON_PROTOCOL) return otherProtocol(origin, http2)
  switch (errorKind(error)) {
    case 'refused':
      return refusedConnection(origin)
    case 'dns':
      return unknownHost(hostname)
    case 'tls':
      return untrustedCertificate(origin, error.message)
    default:
      return brokenConnection(origin, error.message || error.name)
  }
}
