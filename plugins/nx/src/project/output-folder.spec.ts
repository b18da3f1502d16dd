import { expect, test } from '@jest/globals'
import { outputFolder } from './output-folder.js'

test.each([
  ['src/routes', 'src/routes'],
  ['src/routes/', 'src/routes'],
  ['./src//routes', 'src/routes'],
  ['src\\routes', 'src/routes'],
  ['src/x/../routes', 'src/routes'],
  ['..routes', '..routes'],
])('%s is %s', (given, clean) => {
  expect(outputFolder(given, 'api')).toBe(clean)
})

test.each(['..', '../other', 'src/../../other', '/etc', 'C:\\routes', '.'])('%s is refused', (given) => {
  expect(() => outputFolder(given, 'api')).toThrow(/KIT1008/)
})
