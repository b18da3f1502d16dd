import type { SampleExchange } from '../measure/measurement.js'
import type { CheckedAnswer } from './check-answer.js'
import { maskHeaders, maskText } from './mask.js'

/** Characters of a body that a sample shows. */
const SHOWN = 2000

/** What was sent. */
export interface SentRequest {
  readonly name: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** An exchange as a report may show it: cut, and without credentials. */
export function sampleExchange(sent: SentRequest, received: CheckedAnswer, reason: string): SampleExchange {
  return {
    request: sent.name,
    reason,
    sent: { method: sent.method, url: maskText(sent.url), headers: maskHeaders(sent.headers), body: cut(maskText(sent.body ?? '')) },
    received: { status: received.status, headers: maskHeaders(received.headers), body: cut(maskText(received.body)) },
  }
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length - SHOWN} more)` : text
}
