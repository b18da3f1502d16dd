import { DiagnosticError } from '../diagnostics/diagnostic.js'
import type { RoutesOptions } from '../render/options.js'
import { applied, memoryFiles } from './memory-files.fixture.js'
import { checkOptionChanges } from './option-changes.js'
import type { OutputState } from './state.js'
import { supportFiles } from './support-files.js'

const options: RoutesOptions = { framework: 'express', output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
const written = Object.fromEntries([...supportFiles('express', 'spec')].map(([file, text]) => [`src/routes/${file}`, text]))

test('another framework is refused, also without a record of the last run', () => {
  expect(() => checkOptionChanges(memoryFiles(written), { ...options, framework: 'koa' }, undefined)).toThrow(DiagnosticError)
  expect(checkOptionChanges(memoryFiles(written), options, undefined)).toEqual([])
  expect(checkOptionChanges(memoryFiles({}), { ...options, framework: 'koa' }, undefined)).toEqual([])
})

test('an edited envelope stays and is told', () => {
  const state: OutputState = {
    renderer: '0',
    entry: 'openapi.yaml',
    document: {},
    framework: 'express',
    envelope: 'spec',
    split: 'tags',
    types: 'infer',
    options: '',
    files: {},
    conflicts: [],
    leftovers: [],
    placed: {},
    watched: {},
    operations: [],
    summary: { operations: 0, handlers: 0, orphans: 0 },
  }
  const problem: RoutesOptions = { ...options, envelope: 'problem' }
  expect(checkOptionChanges(memoryFiles(written), problem, state)).toEqual([])
  const path = 'src/routes/http/envelope.ts'
  const edited = applied(written, [{ path, kind: 'update', text: `${written[path]}// mine\n`, reason: '' }])
  expect(checkOptionChanges(memoryFiles(edited), problem, state).map((one) => one.code)).toEqual(['KIT1508'])
})
