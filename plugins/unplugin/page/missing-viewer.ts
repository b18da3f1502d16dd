import { h } from './dom.js'

/** What to do where the document can't be shown. */
export function missingViewer(): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, 'The document'),
    h('p', {}, 'To read it here and to try it out, install Swagger UI in the project and open this page again:'),
    h('pre', {}, 'npm install --save-dev swagger-ui-dist'),
  )
}
