import { expect, test } from '@jest/globals'
import { cleanly, fail, failOnErrors } from './clean-failure.js'
import { problems } from './problems.js'

test('a diagnostic becomes an error without a stack, so that Nx prints the message and nothing else', async () => {
  const failing = cleanly('/', async () => fail(problems.noProject(['api'])))
  await expect(failing).rejects.toMatchObject({ message: expect.stringContaining('KIT1003'), stack: '' })
})

test('a defect of ours keeps its stack, which --verbose shows', async () => {
  const defect = new TypeError('x is not a function')
  await expect(cleanly('/', () => Promise.reject(defect))).rejects.toBe(defect)
  expect(defect.stack).not.toBe('')
})

test('warnings and notes stop nothing', () => {
  expect(() => failOnErrors([problems.noPackageJson('api')])).not.toThrow()
  expect(() => failOnErrors([problems.noPackageJson('api'), problems.noProject([])])).toThrow(/KIT1003/)
})
