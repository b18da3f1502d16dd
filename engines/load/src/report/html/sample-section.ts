import type { SampleExchange } from '../../measure/measurement.js'
import { type Markup, markup, NOTHING } from './markup.js'

/** Exchanges that went wrong, as they were sent and received. */
export function sampleSection(samples: readonly SampleExchange[]): Markup {
  if (samples.length === 0) return NOTHING
  return markup`<section><h2>Answers that were not as expected</h2>${samples.map(
    (
      { request, reason, sent, received },
      index,
    ) => markup`<details${index === 0 ? markup` open` : NOTHING}><summary>${request}: ${reason}</summary>
<pre>${sent.method} ${sent.url}
${fields(sent.headers)}${sent.body === '' ? '' : `\n\n${sent.body}`}</pre>
<pre>${received.status === 0 ? 'nothing was sent' : received.status}
${fields(received.headers)}${received.body === '' ? '' : `\n\n${received.body}`}</pre></details>`,
  )}</section>`
}

function fields(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
