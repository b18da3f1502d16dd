import { expect, test } from '@jest/globals'
import { type Diagnostic, DiagnosticError } from '@kit/api'
import { planningIn, withProjectPlaces } from './project-places.js'

const at = (file: string) => ({ file, line: 1, column: 1 })
const about = (file: string): Diagnostic => ({
  code: 'KIT1501',
  severity: 'warning',
  message: 'Edited.',
  place: at(file),
  related: [at(file)],
})

test('places in the project are seen from outside', () => {
  expect(withProjectPlaces([about('src/a.ts')], '/shop/api')).toEqual([about('/shop/api/src/a.ts')])
})

test('places elsewhere stay', () => {
  const elsewhere = [about('/docs/openapi.yaml'), about('https://example.com/x.yaml')]
  expect(withProjectPlaces(elsewhere, '/shop/api')).toEqual(elsewhere)
})

test('what a plan throws as well, and other errors as they are', async () => {
  const thrown = planningIn('/shop/api', () => Promise.reject(new DiagnosticError([about('src/a.ts')])))
  await expect(thrown).rejects.toMatchObject({ diagnostics: [about('/shop/api/src/a.ts')] })
  await expect(planningIn('/shop/api', () => Promise.reject(new RangeError('x')))).rejects.toThrow(RangeError)
})
