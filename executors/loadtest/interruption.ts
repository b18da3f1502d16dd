/** The signals that end a run early; a second one ends the process. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ctrl-C ends the run, not the report. */
export function interruption(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController()
  const stop = () => (controller.signal.aborted ? process.exit(130) : controller.abort())
  for (const signal of SIGNALS) process.on(signal, stop)
  return {
    signal: controller.signal,
    forget: () => {
      for (const signal of SIGNALS) process.off(signal, stop)
    },
  }
}
