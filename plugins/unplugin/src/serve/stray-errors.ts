import type { AppParts } from './app-parts.js'

/**
 * Keeps errors of the API that nobody catches from ending the dev server. Node asks listeners for all errors of the process, so those of
 * others end it as they would without us.
 *
 * @returns stops listening
 */
export function catchStrayErrors(parts: Pick<AppParts, 'isOrigin'>, report: (problem: unknown) => void): () => void {
  const listener = (problem: unknown): void => {
    if (parts.isOrigin(problem)) report(problem)
    else if (process.listenerCount('uncaughtException') === 1) {
      console.error(problem)
      process.exit(1)
    }
  }
  process.on('uncaughtException', listener)
  return () => process.off('uncaughtException', listener)
}
