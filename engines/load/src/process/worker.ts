/**
 * A process that sends requests: it takes one plan after another and measures it. A process of its own, so that what Nx or a report
 * does meanwhile makes no request late.
 */
import { runPlan } from '../pump/run-plan.js'
import { Command, type Message } from './messages.js'

let running: AbortController | undefined

process.on('message', (received) => {
  const command = Command.parse(received)
  if (command.type === 'stop') running?.abort()
  else void run(command)
})
// Ctrl-C reaches all processes of a terminal; the one that waits for the figures decides what comes of it.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit())

async function run({ plan, serverPid }: Extract<Command, { type: 'run' }>): Promise<void> {
  running = new AbortController()
  try {
    const result = await runPlan(plan, {
      signal: running.signal,
      serverPid,
      onProgress: (progress) => tell({ type: 'progress', progress }),
    })
    tell({ type: 'result', result })
  } catch (error) {
    tell({ type: 'failed', reason: error instanceof Error ? error.message : String(error) })
  }
}

function tell(message: Message): void {
  process.send?.(message)
}
