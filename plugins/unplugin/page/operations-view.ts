import type { SessionOperation } from '../src/session/state.js'
import { fill, h } from './dom.js'
import { counted, type Filter, filtered, grouped } from './filter.js'
import { operationRow } from './operation-row.js'
import { openEditor } from './places.js'
import { nextRow } from './row-keys.js'
import { Tiles } from './tiles.js'

/** Where the words of the filter outlive a reload. */
const KEPT = 'kit:filter'

/** The operations with their filter, and the counts above them. */
export class OperationsView {
  readonly tiles = new Tiles((state) => this.#choose({ ...this.#filter, state }))
  readonly element: HTMLElement
  readonly #input = h('input', {
    type: 'search',
    placeholder: 'Filter: path, name, tag, state …',
    'aria-label': 'Filter operations',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => this.#choose({ ...this.#filter, text: this.#input.value }),
    onkeydown: (event) => this.#keyInFilter(event),
  })
  readonly #count = h('span', { class: 'soft', role: 'status' })
  readonly #table = h('table', { class: 'operations', onkeydown: (event) => this.#keyInRow(event) })
  #filter: Filter = { text: sessionStorage.getItem(KEPT) ?? '', state: undefined }
  #operations: readonly SessionOperation[] = []
  #shown: readonly SessionOperation[] = []
  /** Rows by what they show: one that shows the same is the same, and keeps the focus. */
  #rows = new Map<string, HTMLTableRowElement>()

  constructor() {
    this.#input.value = this.#filter.text
    const bar = h(
      'div',
      { class: 'bar' },
      h('h2', {}, 'Operations'),
      this.#count,
      h('label', { class: 'filter' }, this.#input, h('kbd', {}, '/')),
    )
    this.element = h('section', { 'aria-label': 'Operations' }, bar, h('div', { class: 'scroll' }, this.#table))
  }

  show(operations: readonly SessionOperation[]): void {
    this.#operations = operations
    this.#render()
  }

  focusFilter(): void {
    this.#input.focus()
    this.#input.select()
  }

  #choose(filter: Filter): void {
    this.#filter = filter
    sessionStorage.setItem(KEPT, filter.text)
    this.#render()
  }

  #render(): void {
    this.tiles.show(counted(this.#operations), this.#filter.state)
    const groups = grouped(filtered(this.#operations, this.#filter))
    this.#shown = [...groups.values()].flat()
    const rows = new Map<string, HTMLTableRowElement>()
    const focused = document.activeElement?.closest('tr')?.dataset['id']
    const bodies = [...groups].map(([tag, operations]) =>
      h(
        'tbody',
        {},
        h('tr', { class: 'group' }, h('th', { colspan: 4, scope: 'rowgroup' }, tag, h('span', { class: 'soft' }, ` ${operations.length}`))),
        ...operations.map((operation) => {
          const key = JSON.stringify(operation)
          const row = this.#rows.get(key) ?? operationRow(operation)
          rows.set(key, row)
          return row
        }),
      ),
    )
    this.#rows = rows
    fill(this.#table, bodies.length > 0 ? bodies : [h('caption', { class: 'soft' }, this.#empty())])
    for (const [index, row] of this.#rowElements().entries()) row.tabIndex = index === 0 ? 0 : -1
    this.#count.textContent = this.#shown.length === this.#operations.length ? '' : `${this.#shown.length} of ${this.#operations.length}`
    if (focused !== undefined) this.#focus(this.#shown.findIndex(({ id }) => id === focused))
  }

  #empty(): string {
    return this.#operations.length === 0
      ? 'No operations yet: add a path to the document, or a route to the sources.'
      : 'Nothing matches the filter.'
  }

  #rowElements(): readonly HTMLTableRowElement[] {
    return [...this.#table.querySelectorAll<HTMLTableRowElement>('tr[data-id]')]
  }

  #focus(index: number): void {
    const rows = this.#rowElements()
    for (const row of rows) row.tabIndex = -1
    const row = rows[index]
    if (row === undefined) return
    row.tabIndex = 0
    row.focus()
  }

  #keyInFilter(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return
    if (event.key === 'ArrowDown' || event.key === 'Enter') this.#focus(0)
    else if (event.key === 'Escape' && this.#input.value !== '') {
      this.#input.value = ''
      this.#choose({ ...this.#filter, text: '' })
    } else return
    event.preventDefault()
  }

  #keyInRow(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const rows = this.#rowElements()
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const operation = this.#shown[at]
    const next = nextRow(event.key, at, rows.length)
    if (next !== undefined) next < 0 ? this.focusFilter() : this.#focus(next)
    else if (event.key === 'Enter' && operation?.handler !== undefined) openEditor(operation.handler)
    else if (event.key === 'd' && operation?.document !== undefined) openEditor(operation.document)
    else if (event.key === 'Escape') this.focusFilter()
    else return
    event.preventDefault()
  }
}
