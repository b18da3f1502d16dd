import type { Client } from 'undici'
import type { LoadPlan } from '../plan/load-plan.js'

/** How undici connects for a plan. Its own time limits are off: they are coarse, and requests have deadlines. */
export function clientOptions({ tls, timeout, http2 }: Pick<LoadPlan, 'tls' | 'timeout' | 'http2'>): Client.Options {
  return {
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: timeout,
    allowH2: http2,
    connect: {
      rejectUnauthorized: !tls.insecure,
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
      ...(tls.servername === undefined ? {} : { servername: tls.servername }),
    },
  }
}
