import { expect, it } from '@jest/globals'
import { mentions } from './mentions.js'

it.each([
  ['User', 'User'],
  ['z.array(User)', 'User'],
  ['UserInput | User', 'User'],
  ['[$ref, User$]', 'User$'],
  ['User.User', 'User'],
  ['名前 | 名', '名'],
])('%s mentions %s', (text, name) => {
  expect(mentions(text, name)).toBe(true)
})

it.each([
  ['UserInput', 'User'],
  ['SuperUser', 'User'],
  ['schemas.User', 'User'],
  ['User$', 'User'],
  ['$User', 'User'],
  ['User2', 'User'],
  ['Userテスト', 'User'],
  ['𠮷User', 'User'],
  ['User𠮷', 'User'],
  ['', 'User'],
])('%s does not mention %s', (text, name) => {
  expect(mentions(text, name)).toBe(false)
})
