import { expect, it } from '@jest/globals'
import { mayShareParts } from './nesting.js'

it.each(['a: &x 1\nb: *x\n', '&x a: 1', '[&x 1, *x]', '{"a":&x 1}', '- &x\n  a: 1\n', 'a: [1,&x 2]'])('%j has an anchor', (text) => {
  expect(mayShareParts(text)).toBe(true)
})

it.each(['a: salt & pepper\nb: 2 * 3\n', 'a: x&y', 'a: "*"'])('%j has none', (text) => {
  expect(mayShareParts(text)).toBe(false)
})
