import type { OperationState } from '../src/session/state.js'
import { fill, h } from './dom.js'

const NAMES: Readonly<Record<OperationState, string>> = {
  implemented: 'implemented',
  stub: 'stubs',
  conflict: 'conflicts',
  orphan: 'orphans',
}

export const STATES: readonly OperationState[] = ['implemented', 'stub', 'conflict', 'orphan']

/** Counts of operations; each shows only its own when pressed, and all when pressed again. */
export class Tiles {
  readonly element = h('div', { class: 'tiles', role: 'group', 'aria-label': 'Operations by state' })

  constructor(private readonly choose: (state: OperationState | undefined) => void) {}

  show(counts: Readonly<Record<OperationState, number>>, chosen: OperationState | undefined): void {
    const all = STATES.reduce((sum, state) => sum + counts[state], 0) - counts.orphan
    const focused = [...this.element.children].indexOf(document.activeElement ?? this.element)
    fill(this.element, [
      this.#tile('operations', all, '', undefined, chosen === undefined),
      ...STATES.map((state) => this.#tile(NAMES[state], counts[state], counts[state] === 0 ? 'none' : state, state, chosen === state)),
    ])
    const again = this.element.children[focused]
    if (again instanceof HTMLElement) again.focus()
  }

  #tile(name: string, count: number, kind: string, state: OperationState | undefined, pressed: boolean): HTMLElement {
    const onclick = () => this.choose(pressed ? undefined : state)
    return h(
      'button',
      { type: 'button', class: `tile ${kind}`, 'aria-pressed': String(pressed), onclick },
      h('span', { class: 'soft' }, name),
      h('b', {}, count.toLocaleString('en')),
    )
  }
}
