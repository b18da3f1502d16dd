/** When files are looked at once more, in milliseconds after they were written. */
const DELAYS = [150, 600, 2000]

/**
 * Looks at files again a while after they were written: watchers lose what happens to a file moments after it was put in the place of another,
 * which is how kit writes, and many editors.
 */
export class SecondLooks {
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(private readonly look: (path: string) => void) {}

  plan(paths: readonly string[]): void {
    for (const delay of DELAYS) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer)
        for (const path of paths) this.look(path)
      }, delay)
      this.#timers.add(timer.unref())
    }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
