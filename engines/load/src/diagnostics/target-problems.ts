import { type Problem, shown } from './problem.js'

/** KIT3030 to KIT3049: the target doesn't answer as it must before a run begins. */

const error = (code: Problem['code'], message: string, fix: string): Problem => ({ code, severity: 'error', message, fix })

export const refusedConnection = (origin: string): Problem =>
  error('KIT3030', `Nothing listens at ${shown(origin)}.`, 'Start the API, or correct host and port.')

export const unknownHost = (host: string): Problem =>
  error('KIT3031', `The name ${shown(host)} leads to no address.`, 'Correct the host, or check the network.')

export const untrustedCertificate = (origin: string, reason: string): Problem =>
  error(
    'KIT3032',
    `The certificate of ${shown(origin)} is not trusted: ${reason}.`,
    'Name its authority with --ca, or leave the check out with --insecure.',
  )

export const noAnswer = (origin: string, seconds: number): Problem =>
  error('KIT3033', `${shown(origin)} has not answered within ${seconds} s.`, 'Check that the API is up, or allow more time with --timeout.')

export const brokenConnection = (origin: string, reason: string): Problem =>
  error('KIT3034', `${shown(origin)} could not be asked: ${reason}.`, 'Check that an HTTP/1.1 server listens there.')

export const otherProtocol = (origin: string, http2: boolean): Problem =>
  error(
    'KIT3035',
    `${shown(origin)} does not speak ${http2 ? 'HTTP/2' : 'HTTP/1.1'}.`,
    http2 ? 'Leave --http2 out, or switch HTTP/2 on in the server.' : 'Measure it over HTTP/2 with --http2.',
  )
