/** The signals that end a run early. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Ctrl-C ends the run, not the report. The same signal once more ends the process; another one is only Nx, which passes on what all
 * processes of the terminal have got already.
 */
export function interruption(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController()
  const seen = new Set<NodeJS.Signals>()
  const stop = (signal: NodeJS.Signals) => {
    if (seen.has(signal)) process.exit(130)
    seen.add(signal)
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return {
    signal: controller.signal,
    forget: () => {
      for (const signal of SIGNALS) process.off(signal, stop)
    },
  }
}
