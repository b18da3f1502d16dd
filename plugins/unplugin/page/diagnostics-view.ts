import type { PageDiagnostic } from '../src/page/page-state.js'
import { fill, h } from './dom.js'
import { openEditor, type Place, shownPlace } from './places.js'

/** So many are shown at once; the rest follows on demand. */
const SHOWN = 20

/** What is wrong at present, and on demand what is only worth knowing. Hidden while there is nothing. */
export class DiagnosticsView {
  readonly #list = h('ul', { class: 'diagnostics' })
  readonly element = h('section', { 'aria-label': 'Diagnostics', hidden: true }, h('h2', {}, 'Diagnostics'), this.#list)

  show(diagnostics: readonly PageDiagnostic[]): void {
    this.element.hidden = diagnostics.length === 0
    const of = (wanted: PageDiagnostic['severity']) => diagnostics.filter(({ severity }) => severity === wanted)
    const [problems, notes] = [[...of('error'), ...of('warning')], of('note')]
    fill(this.#list, [
      ...problems.slice(0, SHOWN).map(item),
      ...folded(problems.slice(SHOWN), 'more'),
      ...folded(notes, notes.length === 1 ? 'note' : 'notes'),
    ])
  }
}

function folded(diagnostics: readonly PageDiagnostic[], what: string): readonly HTMLElement[] {
  if (diagnostics.length === 0) return []
  return [h('li', {}, h('details', {}, h('summary', {}, `${diagnostics.length} ${what}`), h('ul', {}, ...diagnostics.map(item))))]
}

function item({ severity, code, message, fix, frames }: PageDiagnostic): HTMLElement {
  return h(
    'li',
    { class: severity },
    h('div', {}, h('span', { class: 'severity' }, `${severity} ${code}`), ' ', h('span', { class: 'message' }, message)),
    ...frames.flatMap(({ place, text }) => [link(place), text === '' ? '' : h('pre', {}, text)]),
    fix === undefined ? '' : h('div', { class: 'soft' }, fix),
  )
}

function link(place: Place): HTMLElement {
  const onclick = () => openEditor(place)
  return h('div', {}, h('button', { type: 'button', class: 'link', title: 'Open in the editor', onclick }, shownPlace(place)))
}
