const started = Date.now()

/** Says what a long test is doing now, beside Jest's own report. */
export function progress(text: string): void {
  process.stderr.write(`  [${String(Math.round((Date.now() - started) / 1000)).padStart(3)} s] ${text}\n`)
}
