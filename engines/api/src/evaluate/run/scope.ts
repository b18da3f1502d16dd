import { type Data, MISSING, unfollowed } from './data.js'

interface Slot {
  value: Data
  /** What it will be once somebody asks: an import. */
  lazy?: () => Data
}

/** The names that a running piece of the sources can see. */
export class Scope {
  readonly #slots = new Map<string, Slot>()

  constructor(
    readonly parent: Scope | undefined,
    /** What stands for names that are declared nowhere here. */
    readonly outside: (name: string) => Data = (name) => unfollowed(`\`${name}\` is not known`),
  ) {}

  declare(name: string, value: Data): void {
    this.#slots.set(name, { value })
  }

  declareLazily(name: string, lazy: () => Data): void {
    this.#slots.set(name, { value: MISSING, lazy })
  }

  has(name: string): boolean {
    return this.#slots.has(name)
  }

  get(name: string): Data {
    const slot = this.#slots.get(name)
    if (slot === undefined) return this.parent === undefined ? this.outside(name) : this.parent.get(name)
    if (slot.lazy !== undefined) {
      const { lazy } = slot
      delete slot.lazy
      slot.value = lazy()
    }
    return slot.value === MISSING ? unfollowed(`\`${name}\` is not known`) : slot.value
  }

  set(name: string, value: Data): void {
    const slot = this.#slots.get(name)
    if (slot !== undefined) slot.value = value
    else if (this.parent === undefined) unfollowed(`\`${name}\` is assigned and not declared`)
    else this.parent.set(name, value)
  }
}
