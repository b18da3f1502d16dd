import type { Dispatcher } from 'undici'
import { checkAnswer } from '../expect/check-answer.js'
import { sampleExchange } from '../expect/sample-exchange.js'
import { errorKind } from '../measure/error-kind.js'
import { captured } from './capture.js'
import type { CookieJar } from './cookie-jar.js'
import type { Deadlines } from './deadlines.js'
import { Exchange, type ExchangeListener } from './exchange.js'
import type { Observer } from './observer.js'
import type { PreparedStep } from './prepare-step.js'
import type { Session } from './session.js'

/** What all turns of a run share. */
export interface Surroundings {
  readonly session: Session
  readonly deadlines: Deadlines
  readonly origin: string
  /** Looks at every answer, in the order in which they come. */
  readonly observer?: Observer | undefined
}

/** One turn through a flow: its steps one after the other, each timed, checked and recorded. */
export class Turn implements ExchangeListener {
  #next = 0

  /**
   * @param onDone Called once, with whether every request was answered; not called when the run is over meanwhile.
   */
  constructor(
    private readonly around: Surroundings,
    private readonly dispatcher: Dispatcher,
    private readonly steps: readonly PreparedStep[],
    private readonly values: Map<string, string>,
    private readonly jar: CookieJar | undefined,
    private readonly onDone: (answered: boolean) => void,
  ) {}

  /** @param since performance.now() from which the first step is timed: when it should have left */
  start(since: number): void {
    this.#send(since)
  }

  answered(exchange: Exchange): void {
    const { session, observer, origin } = this.around
    if (session.stopped) return
    const now = performance.now()
    const step = this.steps[this.#next]
    if (step === undefined) return
    const { name, expect } = step
    session.recorder.response(name, exchange.status, exchange.bytes, (now - exchange.since) * 1000, now)
    this.jar?.store(exchange.headers['set-cookie'])
    const reason = checkAnswer(expect, exchange) ?? this.#capture(step, exchange)
    observer?.answer(name, exchange.status, exchange.headers)
    if (reason === undefined) {
      this.#next++
      this.#send(now)
      return
    }
    const sent = { ...exchange.request, url: origin + exchange.request.path }
    session.recorder.unexpected(name, reason, () => sampleExchange(sent, exchange, reason))
    // Later steps would build on what did not happen.
    this.onDone(true)
  }

  failed(exchange: Exchange, error: unknown): void {
    const { session } = this.around
    if (session.stopped) return
    const now = performance.now()
    session.recorder.error(exchange.request.name, errorKind(error), (now - exchange.since) * 1000, now)
    this.onDone(false)
  }

  #send(since: number): void {
    const step = this.steps[this.#next]
    if (step === undefined) {
      this.onDone(true)
      return
    }
    const filled = step.fill(this.values)
    if (filled === undefined) {
      const { recorder } = this.around.session
      const sent = { name: step.name, method: '', url: '', headers: {} }
      recorder.unexpected(step.name, NO_VALUE, () => sampleExchange(sent, { status: 0, headers: {}, body: '' }, NO_VALUE))
      this.onDone(false)
      return
    }
    const cookies = this.jar?.header(filled.path)
    const request = cookies === undefined ? filled : { ...filled, headers: { ...filled.headers, cookie: cookies } }
    new Exchange(request, since, step.readBody, this).send(this.dispatcher, this.around.deadlines)
  }

  #capture({ capture }: PreparedStep, exchange: Exchange): string | undefined {
    for (const [name, source] of capture) {
      const value = captured(source, exchange)
      if (value === undefined) return `the answer has no ${source}`
      this.values.set(name, value)
    }
    return undefined
  }
}

const NO_VALUE = 'a placeholder has no value'
