/// <reference path="./autocannon.d.ts" />
import autocannon, { type Client, type ResponseInfo } from 'autocannon'
import { checkAnswer } from '../expect/check-answer.js'
import { type ErrorKind, errorKind } from '../measure/error-kind.js'
import type { PlannedRequest } from '../plan/load-plan.js'
import type { Session } from './session.js'

/** Milliseconds after which autocannon looks whether it has ended. */
const LOOK = 100

/**
 * The closed model on autocannon, as a pump only: each request is stamped when it is written and timed when its answer is complete.
 * At the first sign of something that autocannon can't follow, it is taken off, and the reason returned so that another pump can go on.
 *
 * @param request the only one of the plan
 * @returns undefined when the run has ended
 */
export function autocannonLoop(session: Session, request: PlannedRequest): Promise<string | undefined> {
  const { plan } = session
  const { model } = plan
  if (model.kind !== 'closed') return Promise.resolve('the model is open')
  if (session.stopped) return Promise.resolve(undefined)
  const { connections, pipelining, amount } = model
  const clients: Client[] = []
  const waiting = new Map<Client, number[]>()
  let handover: string | undefined
  let over = false
  let ended = () => {}

  const takeOff = (reason?: string) => {
    if (over) return
    over = true
    handover = reason
    session.recorder.abandon(clients.reduce((sum, client) => sum + (waiting.get(client)?.length ?? 0), 0))
    for (const client of clients) client.destroy()
    // autocannon itself finds out a moment later, and nobody has to wait for that.
    ended()
  }

  const follow = (client: Client) => {
    const stamps: number[] = []
    let connectionError: ErrorKind | undefined
    clients.push(client)
    waiting.set(client, stamps)
    client.on('connError', (error) => {
      connectionError = errorKind(error)
    })
    client.on('request', () => {
      if (over) return
      const now = performance.now()
      // More requests than the pipeline holds: the connection is a new one, and the answers of the old one won't come.
      if (stamps.length >= pipelining) {
        const late = now - (stamps[0] ?? now) >= plan.timeout
        const kind = late ? 'timeout' : (connectionError ?? 'closed')
        for (const since of stamps.splice(0)) session.recorder.error(request.name, kind, (now - since) * 1000, now)
        takeOff(late ? 'a request took too long' : 'the server closes connections')
        return
      }
      stamps.push(now)
    })
    client.on('headers', (info) => {
      const unfit = unfitReason(info)
      if (unfit !== undefined) takeOff(unfit)
    })
    client.on('response', (status, bytes) => {
      const now = performance.now()
      const since = stamps.shift()
      if (over || since === undefined) return
      session.recorder.response(request.name, status, bytes, (now - since) * 1000, now)
      const reason = checkAnswer(request.expect, { status, headers: {}, body: '' })
      if (reason === undefined) return
      session.recorder.unexpected(request.name, reason)
      // Bodies of failures are worth seeing, and autocannon would only hand them out at a cost for all.
      takeOff('answers are not as expected')
    })
  }

  session.onStop(() => takeOff())
  return new Promise((resolve, reject) => {
    ended = () => resolve(handover)
    const { method, path, headers, body } = request
    autocannon(
      {
        url: plan.origin + path,
        method,
        headers: { ...headers },
        ...(body === undefined ? {} : { body }),
        connections: Math.min(connections, amount ?? connections),
        pipelining,
        // The session ends the run; autocannon only looks once in a while.
        ...(amount === undefined ? { duration: 1e6 } : { amount }),
        timeout: plan.timeout / 1000,
        sampleInt: LOOK,
        setupClient: follow,
      },
      (error) => {
        if (error !== null) {
          reject(error)
          return
        }
        if (handover === undefined) session.stop()
        resolve(handover)
      },
    )
  })
}

/** What autocannon's parser or its queue would get wrong. */
function unfitReason({ statusCode, shouldKeepAlive, headers }: ResponseInfo): string | undefined {
  if (statusCode < 200) return 'the server sends early hints'
  if (!shouldKeepAlive) return 'the server closes connections'
  const framed = headers.some((name, index) => index % 2 === 0 && /^(?:content-length|transfer-encoding)$/i.test(name))
  return framed || statusCode === 204 || statusCode === 304 ? undefined : 'answers end with their connection'
}
