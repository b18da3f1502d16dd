import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { ServeOptions } from './schema.js'

test('schema.json and the check at the door know the same options', () => {
  const { properties } = JSON.parse(readFileSync(new URL('./schema.json', import.meta.url), 'utf8'))
  expect(Object.keys(properties)).toEqual(Object.keys(ServeOptions.shape))
})

test('defaults, and a port that is none', () => {
  expect(readOptions(ServeOptions, {})).toEqual({ main: 'src/main.ts', watch: true })
  expect(() => readOptions(ServeOptions, { port: 70_000 })).toThrow(/KIT1001 The option --port/)
})
