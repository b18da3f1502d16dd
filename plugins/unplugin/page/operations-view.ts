import type { SessionOperation } from '../src/session/state.js'
import { fill, h } from './dom.js'
import { counted, type Filter, filtered, grouped } from './filter.js'
import { operationRow } from './operation-row.js'
import { openEditor } from './places.js'
import { nextRow } from './row-keys.js'
import { Tiles } from './tiles.js'

const COLUMNS = ['method', 'path', 'handler', 'state']

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
  readonly #list = h('div', {
    class: 'operations',
    onkeydown: (event) => this.#keyInRow(event),
    onfocusin: (event) => this.#entered(event),
  })
  #filter: Filter = { text: sessionStorage.getItem(KEPT) ?? '', state: undefined }
  #operations: readonly SessionOperation[] = []
  #shown: readonly SessionOperation[] = []
  /** Which of those that are shown the arrow keys have come to. */
  #walked = 0
  #stopRow: HTMLTableRowElement | undefined
  #rows = new Map<SessionOperation, HTMLTableRowElement>()

  constructor() {
    this.#input.value = this.#filter.text
    const bar = h(
      'div',
      { class: 'bar' },
      h('h2', {}, 'Operations'),
      this.#count,
      h('label', { class: 'filter' }, this.#input, h('kbd', {}, '/')),
    )
    this.element = h('section', { 'aria-label': 'Operations' }, bar, this.#list)
  }

  show(operations: readonly SessionOperation[]): void {
    // A row that shows the same is the same, and keeps the focus.
    const known = new Map([...this.#rows].map(([operation, row]) => [JSON.stringify(operation), row]))
    this.#rows = new Map(operations.map((one) => [one, known.get(JSON.stringify(one)) ?? operationRow(one)]))
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
    const before = this.#shown[this.#walked]?.id
    const focused = this.#list.contains(document.activeElement)
    this.#shown = [...groups.values()].flat()
    const tables = [...groups].map(([tag, operations]) => this.#group(tag, operations))
    fill(this.#list, tables.length > 0 ? tables : [h('p', { class: 'soft' }, this.#empty())])
    this.#count.textContent = this.#shown.length === this.#operations.length ? '' : `${this.#shown.length} of ${this.#operations.length}`
    this.#stop(
      Math.max(
        0,
        this.#shown.findIndex(({ id }) => id === before),
      ),
    )
    if (focused) this.#rowAt(this.#walked)?.focus()
  }

  /** A table of its own, which the browser lays out when it comes into view. */
  #group(tag: string, operations: readonly SessionOperation[]): HTMLElement {
    const caption = h('caption', {}, tag, h('span', { class: 'soft' }, ` ${operations.length}`))
    const columns = h('colgroup', {}, ...COLUMNS.map((name) => h('col', { class: name })))
    const rows = operations.flatMap((one) => this.#rows.get(one) ?? [])
    return h('div', {}, h('table', {}, caption, columns, h('tbody', {}, ...rows)))
  }

  #empty(): string {
    return this.#operations.length === 0
      ? 'No operations yet: add a path to the document, or a route to the sources.'
      : 'Nothing matches the filter.'
  }

  #rowAt(index: number): HTMLTableRowElement | undefined {
    const operation = this.#shown[index]
    return operation && this.#rows.get(operation)
  }

  /** One row is a stop of the Tab key: the one that was walked to last. */
  #stop(index: number): void {
    const row = this.#rowAt(index)
    this.#stopRow?.setAttribute('tabindex', '-1')
    row?.setAttribute('tabindex', '0')
    this.#stopRow = row
    this.#walked = index
  }

  /** A click leads to a row as well as a key does. */
  #entered({ target }: Event): void {
    const row = target instanceof Element ? target.closest('tr') : null
    const index = this.#shown.findIndex((one) => this.#rows.get(one) === row)
    if (index >= 0) this.#stop(index)
  }

  #walk(index: number): void {
    this.#stop(index)
    this.#rowAt(index)?.focus()
  }

  #keyInFilter(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return
    if (event.key === 'ArrowDown' || event.key === 'Enter') this.#walk(0)
    else if (event.key === 'Escape' && this.#input.value !== '') {
      this.#input.value = ''
      this.#choose({ ...this.#filter, text: '' })
    } else return
    event.preventDefault()
  }

  #keyInRow(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const operation = this.#shown[this.#walked]
    const next = nextRow(event.key, this.#walked, this.#shown.length)
    if (next !== undefined) next < 0 ? this.focusFilter() : this.#walk(next)
    else if (event.key === 'Enter' && operation?.handler !== undefined) openEditor(operation.handler)
    else if (event.key === 'd' && operation?.document !== undefined) openEditor(operation.document)
    else if (event.key === 'Escape') this.focusFilter()
    else return
    event.preventDefault()
  }
}
