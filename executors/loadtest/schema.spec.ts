import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { LoadtestOptions } from './schema.js'

test('schema.json and the check at the door know the same options', () => {
  const { properties } = JSON.parse(readFileSync(new URL('./schema.json', import.meta.url), 'utf8'))
  expect(Object.keys(properties)).toEqual(Object.keys(LoadtestOptions.shape))
})

test('what is typed as a number or once is read as what it is meant as', () => {
  expect(readOptions(LoadtestOptions, { rate: 100, header: 'a: b', expectStatus: 400 })).toMatchObject({
    rate: '100',
    header: ['a: b'],
    expectStatus: '400',
  })
  expect(() => readOptions(LoadtestOptions, { concurrency: 0 })).toThrow(/KIT1001 The option --concurrency/)
  expect(() => readOptions(LoadtestOptions, { path: 'users' })).toThrow(/KIT1001 The option --path/)
})
