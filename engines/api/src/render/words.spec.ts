import { camelCase, kebabCase, typeName, valueName } from './words.js'

test.each([
  ['User', 'User'],
  ['user_v2', 'user_v2'],
  ['foo.bar-Baz', 'FooBarBaz'],
  ['日本', '日本'],
  ['2fa', '_2fa'],
  ['', '_'],
  ['***', '_'],
  ['a b', 'AB'],
])('typeName(%j) is %s', (text, expected) => {
  expect(typeName(text)).toBe(expected)
})

test.each([
  ['listUsers', 'listUsers'],
  ['get-user', 'getUser'],
  ['repos/create-for-org', 'reposCreateForOrg'],
  ['2fa.enable', '_2faEnable'],
])('valueName(%j) is %s', (text, expected) => {
  expect(valueName(text)).toBe(expected)
})

test.each([
  ['User Accounts', 'userAccounts', 'user-accounts'],
  ['HTTPServer', 'httpServer', 'http-server'],
  ['../../etc/passwd', 'etcPasswd', 'etc-passwd'],
  ['Ärzte & Kliniken', 'ärzteKliniken', 'ärzte-kliniken'],
  ['..', '_', ''],
  ['2fa', '_2fa', '2fa'],
])('%j becomes %s and %s', (text, camel, kebab) => {
  expect(kebabCase(text)).toBe(kebab)
  expect(camelCase(text)).toMatch(/^[\p{ID_Start}_$][\p{ID_Continue}]*$/u)
  expect(camelCase(text).toLowerCase()).toBe(camel.toLowerCase())
})
