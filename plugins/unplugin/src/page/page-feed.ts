import { PAGE_EVENTS, type PagePatch, type PageState } from './page-state.js'

/** Somebody who looks at the page. */
export interface Looker {
  send(event: string, data: PagePatch): void
}

/** Keeps those who look at the page up to date, and does nothing while nobody does. */
export class PageFeed {
  readonly #lookers = new Set<Looker>()
  readonly #sent = new Map<string, string>()
  #work = Promise.resolve()
  #waiting = false

  /** @param read what there is to show now */
  constructor(private readonly read: () => Promise<PageState>) {}

  /** Somebody opens the page, and is shown everything. */
  join(looker: Looker): Promise<void> {
    return this.#next(async () => {
      const state = await this.read()
      this.tell(state)
      this.#lookers.add(looker)
      looker.send(PAGE_EVENTS.patch, state)
    })
  }

  leave(looker: Looker): void {
    this.#lookers.delete(looker)
  }

  /** Something may have changed. */
  refresh(): Promise<void> {
    if (this.#waiting) return this.#work
    this.#waiting = true
    return this.#next(async () => {
      this.#waiting = false
      if (this.#lookers.size > 0) this.tell(await this.read())
    })
  }

  /** Sends the parts that are others than when they were sent the last time. */
  tell(parts: PagePatch): void {
    const changed = Object.entries(parts).filter(([part, value]) => {
      const text = JSON.stringify(value)
      if (this.#sent.get(part) === text) return false
      this.#sent.set(part, text)
      return true
    })
    if (changed.length === 0) return
    for (const looker of this.#lookers) looker.send(PAGE_EVENTS.patch, Object.fromEntries(changed))
  }

  /** One after the other, so that nobody is told an older state after a newer one. */
  #next(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work, work)
    return this.#work
  }
}
