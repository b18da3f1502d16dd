import { fill, h } from './dom.js'

export interface Tab {
  /** What stands in the address after `#`. */
  readonly name: string
  readonly title: string
  readonly panel: HTMLElement
}

/** Views of which one is shown, walked with the arrow keys; the address says which, so that a reload shows the same. */
export class Tabs {
  readonly list = h('div', { role: 'tablist', class: 'tabs', 'aria-label': 'Views', onkeydown: (event) => this.#key(event) })
  readonly panels = h('div')
  #tabs: readonly Tab[] = []

  /** @param chosen is told the tab that is shown, whenever that changes */
  constructor(private readonly chosen: (name: string) => void) {
    addEventListener('hashchange', () => this.#render())
  }

  show(tabs: readonly Tab[]): void {
    this.#tabs = tabs
    this.#render()
  }

  choose(name: string): void {
    location.hash = name
  }

  get current(): string {
    const name = decodeURIComponent(location.hash.slice(1))
    return this.#tabs.some((tab) => tab.name === name) ? name : (this.#tabs[0]?.name ?? '')
  }

  #render(): void {
    const current = this.current
    const hadFocus = this.list.contains(document.activeElement)
    const buttons = this.#tabs.map(({ name, title }) => {
      const selected = name === current
      const attributes = {
        id: `tab-${name}`,
        'aria-selected': String(selected),
        tabindex: selected ? 0 : -1,
        'aria-controls': `panel-${name}`,
      }
      return h('button', { type: 'button', role: 'tab', ...attributes, onclick: () => this.choose(name) }, title)
    })
    fill(this.list, buttons)
    this.#reveal(buttons.find((button) => button.tabIndex === 0))
    if (hadFocus) buttons.find((button) => button.tabIndex === 0)?.focus()
    for (const { name, panel } of this.#tabs) {
      panel.id = `panel-${name}`
      panel.hidden = name !== current
      panel.setAttribute('role', 'tabpanel')
      panel.setAttribute('aria-labelledby', `tab-${name}`)
    }
    fill(
      this.panels,
      this.#tabs.map(({ panel }) => panel),
    )
    this.chosen(current)
  }

  /** Where there is no room for all of them, the chosen one is in view; the page itself stays where it was scrolled to. */
  #reveal(button: HTMLElement | undefined): void {
    if (button === undefined) return
    const { scrollLeft, clientWidth } = this.list
    this.list.scrollLeft = Math.min(button.offsetLeft, Math.max(scrollLeft, button.offsetLeft + button.offsetWidth - clientWidth))
  }

  #key(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const index = this.#tabs.findIndex(({ name }) => name === this.current) + step
    const next = this.#tabs[(index + this.#tabs.length) % this.#tabs.length]
    if (next !== undefined) this.choose(next.name)
    event.preventDefault()
  }
}
