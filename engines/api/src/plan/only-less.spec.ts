import { expect, test } from '@jest/globals'
import { isOnlyLess } from './only-less.js'

const WHOLE = `/** All. */
pets.get('/pets', route(contract.list, handlers.list)) // one
pets.get('/pets/:id', route(contract.get, handlers.get))
`

test.each([
  ['nothing', ''],
  ['the same', WHOLE],
  ['a line less', "pets.get('/pets/:id', route(contract.get, handlers.get))\n"],
  ['another layout', "pets.get(\r\n\t'/pets',\r\n\troute(contract.list, handlers.list))\r\n"],
  ['an argument less', "pets.get('/pets', route(contract.list))"],
])('%s is only less', (_, text) => {
  expect(isOnlyLess(text, WHOLE)).toBe(true)
})

test.each([
  ['another comment', WHOLE.replace('// one', '// get')],
  ['one more word', WHOLE.replace("'/pets',", "'/pets', admin,")],
  ['another order', `${WHOLE.split('\n')[2]}\n${WHOLE.split('\n')[1]}\n`],
  ['the same twice', WHOLE + WHOLE],
])('%s is more', (_, text) => {
  expect(isOnlyLess(text, WHOLE)).toBe(false)
})
