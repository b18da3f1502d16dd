import type { PageDiagnostic } from '../src/page/page-state.js'
import { fill, h } from './dom.js'
import { openEditor, type Place, shownPlace } from './places.js'

/** So many are shown at once; the rest follows on demand. */
const SHOWN = 20

const ORDER = ['error', 'warning', 'note'] as const

/** What is wrong at present. Hidden while there is nothing. */
export class DiagnosticsView {
  readonly #list = h('ul', { class: 'diagnostics' })
  readonly element = h('section', { 'aria-label': 'Diagnostics', hidden: true }, h('h2', {}, 'Diagnostics'), this.#list)

  show(diagnostics: readonly PageDiagnostic[]): void {
    this.element.hidden = diagnostics.length === 0
    const sorted = ORDER.flatMap((severity) => diagnostics.filter((one) => one.severity === severity))
    const rest = sorted.slice(SHOWN).map(item)
    const more = rest.length === 0 ? [] : [h('li', {}, h('details', {}, h('summary', {}, `${rest.length} more`), h('ul', {}, ...rest)))]
    fill(this.#list, [...sorted.slice(0, SHOWN).map(item), ...more])
  }
}

function item({ severity, code, message, fix, place, related = [], frame }: PageDiagnostic): HTMLElement {
  const places = [place, ...related].flatMap((one) => one ?? [])
  return h(
    'li',
    { class: severity },
    h('div', {}, h('span', { class: 'severity' }, `${severity} ${code}`), ' ', h('span', { class: 'message' }, message)),
    places.length === 0 ? '' : h('div', { class: 'places' }, ...places.map(link)),
    frame === '' ? '' : h('pre', {}, frame),
    fix === undefined ? '' : h('div', { class: 'soft' }, fix),
  )
}

function link(place: Place): HTMLElement {
  return h('button', { type: 'button', class: 'link', title: 'Open in the editor', onclick: () => openEditor(place) }, shownPlace(place))
}
