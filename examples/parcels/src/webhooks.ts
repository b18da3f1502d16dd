import { createHmac } from 'node:crypto'
import type { Event } from './routes/parcels/contract.js'
import { type SubscriptionRecord, to } from './store/subscriptions.js'

/** How long a subscriber may take, in milliseconds. */
const PATIENCE = 5000

/** Tells all subscribers what happened, without making anybody wait. Nothing is tried twice. */
export function notify(event: Event): void {
  for (const subscription of to(event.kind)) {
    send(subscription, event).catch((problem) => console.warn(`Subscription ${subscription.id} was not told:`, problem))
  }
}

async function send({ url, secret, password }: SubscriptionRecord, event: Event): Promise<void> {
  const body = JSON.stringify(event)
  const headers = {
    'content-type': 'application/json',
    'x-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    ...(password !== undefined && { authorization: `Basic ${Buffer.from(`parcels:${password}`).toString('base64')}` }),
  }
  // Whoever subscribes chooses the address: what is there must not lead us to another one.
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`answered ${response.status}`)
}
