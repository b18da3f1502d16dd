import type { OperationState, SessionOperation } from '../src/session/state.js'
import { h } from './dom.js'
import { openEditor, shownPlace } from './places.js'

const MARKS: Readonly<Record<OperationState, string>> = { implemented: '●', stub: '○', conflict: '≠', orphan: '∅' }

/** One operation: what it is, and where its handler is. Rows are walked with the arrow keys, so nothing in them is a stop of its own. */
export function operationRow(operation: SessionOperation): HTMLTableRowElement {
  const { id, method, path, summary, state, deprecated, tags } = operation
  return h(
    'tr',
    {
      tabindex: -1,
      class: deprecated ? 'deprecated' : undefined,
      'data-id': id,
      'aria-label': [method?.toUpperCase(), path ?? id, state, deprecated ? 'deprecated' : ''].filter(Boolean).join(' '),
    },
    h('td', { class: 'method' }, method === undefined ? '' : h('span', { class: method }, method.toUpperCase())),
    h(
      'td',
      { class: 'path' },
      path === undefined ? '–' : h('code', {}, ...template(path)),
      summary ? h('div', { class: 'soft' }, summary) : '',
    ),
    h('td', { class: 'handler' }, handler(operation), ...tags.slice(1).map((tag) => h('span', { class: 'tag' }, tag))),
    h('td', {}, h('span', { class: `state ${state}` }, h('i', { 'aria-hidden': 'true' }, MARKS[state]), ` ${state}`)),
  )
}

function handler({ id, handler: place }: SessionOperation): HTMLElement {
  if (place === undefined) return h('code', { title: 'There is no handler' }, id)
  const onclick = (event: Event) => {
    event.preventDefault()
    openEditor(place)
  }
  return h('a', { href: '#', tabindex: -1, title: `Open ${shownPlace(place)}`, onclick }, h('code', {}, id))
}

/** A path with its parameters set apart. */
function template(path: string): readonly (Node | string)[] {
  return path.split(/(\{[^}]*\})/).map((part) => (part.startsWith('{') ? h('var', {}, part) : part))
}
