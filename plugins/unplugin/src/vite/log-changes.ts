import type { Diagnostic } from '@kit/api'
import type { Logger } from 'vite'
import { rendered } from '../diagnostics/rendered.js'
import type { DevSession } from '../session/dev-session.js'

/**
 * Says in the terminal what a session does and finds. Each problem is said once, however long it stands.
 *
 * @returns stops it
 */
export function logChanges(session: DevSession, logger: Logger, root: string): () => void {
  let said = new Set<string>()
  let outOfStep = false
  return session.subscribe((event) => {
    if (event.type === 'written') {
      const { cause, files, summary } = event.change
      const from = cause.length === 0 ? '' : `${listed(cause)} → `
      logger.info(`kit: ${from}${listed(files.map(({ file }) => file))} (${summary})`, { timestamp: true })
    }
    // The other parts of the dev server say themselves what they find.
    if (event.type !== 'diagnostics' || event.part !== 'sync') return
    const texts = new Map(event.found.map((one) => [rendered(one, root), one]))
    for (const [text, { severity }] of texts) if (!said.has(text)) log(logger, severity, text)
    const severities = new Set([...texts.values()].map(({ severity }) => severity))
    const agrees = !severities.has('error') && !severities.has('warning')
    if (outOfStep && agrees) logger.info('kit: document and routes are in step again', { timestamp: true })
    outOfStep = !agrees
    // An error hides what else there is to say; that is not said anew after it.
    said = new Set(severities.has('error') ? [...said, ...texts.keys()] : texts.keys())
  })
}

function log(logger: Logger, severity: Diagnostic['severity'], text: string): void {
  const options = { timestamp: true }
  if (severity === 'error') logger.error(text, options)
  else if (severity === 'warning') logger.warn(text, options)
  else logger.info(text, options)
}

const SHOWN = 3

function listed(files: readonly string[]): string {
  const more = files.length - SHOWN
  return files.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
