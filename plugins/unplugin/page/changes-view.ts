import type { SessionChange, WrittenFile } from '../src/session/state.js'
import { fill, h } from './dom.js'
import { openEditor } from './places.js'

const MARKS: Readonly<Record<WrittenFile['kind'], string>> = { create: '+', update: '~', delete: '−' }

/** So many files of one change are shown at once. */
const FILES = 12

/** What the last changes did to which file, newest first. */
export class ChangesView {
  readonly #list = h('ol', { role: 'log', 'aria-label': 'Changes', 'aria-live': 'polite' })
  readonly element = h('section', { class: 'changes', 'aria-label': 'Changes' }, h('h2', {}, 'Changes'), this.#list)
  readonly #entries = new Map<number, HTMLElement>()
  #first = true

  show(changes: readonly SessionChange[]): void {
    const fresh = this.#first ? '' : 'fresh'
    this.#first = false
    for (const change of changes) {
      if (!this.#entries.has(change.number)) this.#entries.set(change.number, entry(change, fresh))
    }
    const items = changes.flatMap(({ number }) => this.#entries.get(number) ?? []).reverse()
    fill(this.#list, items.length > 0 ? items : [h('li', { class: 'soft' }, 'Nothing was written since the dev server started.')])
  }
}

function entry({ time, cause, files, summary }: SessionChange, fresh: string): HTMLElement {
  const hidden = files.slice(FILES)
  return h(
    'li',
    { class: fresh },
    h('div', { class: 'what' }, h('span', {}, summary), h('time', { class: 'soft', datetime: new Date(time).toISOString() }, clock(time))),
    cause.length === 0 ? '' : h('div', { class: 'soft cause' }, `after a change of ${shortened(cause)}`),
    h('ul', {}, ...files.slice(0, FILES).map(written)),
    hidden.length === 0 ? '' : h('details', {}, h('summary', {}, `${hidden.length} more`), h('ul', {}, ...hidden.map(written))),
  )
}

function written({ file, kind, reason }: WrittenFile): HTMLElement {
  const name = kind === 'delete' ? h('span', {}, file) : link(file)
  return h(
    'li',
    { class: 'file' },
    h('b', { class: kind, title: kind }, MARKS[kind]),
    h('code', {}, name),
    ' ',
    h('span', { class: 'soft' }, reason),
  )
}

function link(file: string): HTMLElement {
  const onclick = () => openEditor({ file, line: 1, column: 1 })
  return h('button', { type: 'button', class: 'link', title: `Open ${file}`, onclick }, file)
}

function shortened(names: readonly string[]): string {
  return names.length <= 2 ? names.join(' and ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
}

function clock(time: number): string {
  return new Date(time).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })
}
