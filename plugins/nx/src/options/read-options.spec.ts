import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { readOptions } from './read-options.js'

const Options = z.object({ framework: z.enum(['express', 'koa']), fromDb: z.string().optional(), split: z.array(z.string()).optional() })

test('gives back what is right', () => {
  expect(readOptions(Options, { framework: 'koa' })).toEqual({ framework: 'koa' })
})

test('names the option as it is typed, the value and the choices', () => {
  expect(() => readOptions(Options, { framework: 'expres' })).toThrow("KIT1000 --framework can't be 'expres'.")
  expect(() => readOptions(Options, { framework: 'koa', fromDb: 1 })).toThrow(/KIT1001 The option --from-db is not usable/)
})
