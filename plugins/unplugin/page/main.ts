import { follow } from './connection.js'
import { Page } from './page.js'

const element = document.getElementById('page')
if (element !== null) {
  const client = element.dataset['vite'] ?? '/@vite/client'
  await follow(client, new Page(element))
}
