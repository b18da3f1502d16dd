import { follow } from './connection.js'
import { Page } from './page.js'

// Vite lays errors over the page. They stand in it already, so this shows nothing, and is gone before Vite looks whether it is there.
customElements.define(
  'vite-error-overlay',
  class extends HTMLElement {
    connectedCallback(): void {
      this.remove()
    }
  },
)

const element = document.getElementById('page')
if (element !== null) {
  const client = element.dataset['vite'] ?? '/@vite/client'
  await follow(client, new Page(element))
}
