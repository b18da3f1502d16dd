import type { OperationState, SessionOperation } from '../src/session/state.js'
import { h } from './dom.js'
import { openEditor, type Place, shownPlace } from './places.js'

const MARKS: Readonly<Record<OperationState, string>> = { implemented: '●', stub: '○', conflict: '≠', orphan: '∅' }

/** One operation: what it is, and where its handler is. Rows are walked with the arrow keys, so nothing in them is a stop of its own. */
export function operationRow(operation: SessionOperation): HTMLTableRowElement {
  const { id, method, path, summary, state, deprecated, tags } = operation
  const label = [method?.toUpperCase(), path ?? id, state, deprecated ? 'deprecated' : ''].filter(Boolean).join(' ')
  return h(
    'tr',
    { tabindex: -1, class: deprecated && 'deprecated', 'data-id': id, 'aria-label': label },
    h('td', { class: 'method' }, method === undefined ? '' : h('span', { class: method }, method.toUpperCase())),
    h(
      'td',
      { class: 'path' },
      path === undefined ? '–' : opens(operation.document, template(path)),
      summary === undefined ? '' : h('div', { class: 'soft' }, summary),
    ),
    h('td', { class: 'handler' }, opens(operation.handler, [id]), ...tags.slice(1).map((tag) => h('span', { class: 'tag' }, tag))),
    h('td', {}, h('span', { class: `state ${state}` }, h('i', { 'aria-hidden': 'true' }, MARKS[state]), ' ', h('span', {}, state))),
  )
}

/** Code that leads to its place in the editor. */
function opens(place: Place | undefined, content: readonly (Node | string)[]): HTMLElement {
  const code = h('code', {}, ...content)
  if (place === undefined) return code
  const onclick = (event: Event) => {
    event.preventDefault()
    openEditor(place)
  }
  return h('a', { href: '#', tabindex: -1, title: `Open ${shownPlace(place)}`, onclick }, code)
}

/** A path with its parameters set apart; it is broken between its parts. */
function template(path: string): readonly (Node | string)[] {
  return path
    .split(/(?<=\/)/)
    .flatMap((part, index) => [...(index === 0 ? [] : [h('wbr')]), ...part.split(/(\{[^}]*\})/)])
    .map((piece) => (typeof piece === 'string' && piece.startsWith('{') ? h('var', {}, piece) : piece))
}
