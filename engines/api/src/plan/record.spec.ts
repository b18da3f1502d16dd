import { expect, test } from '@jest/globals'
import { applied, memoryFiles } from './memory-files.fixture.js'
import { RecordFiles } from './record.js'

const record = new RecordFiles<string>(
  (text) => JSON.stringify(text),
  (_key, data) => (typeof data === 'string' ? data : undefined),
)
const entries = new Map(Array.from({ length: 200 }, (_, index): [string, string] => [`entry ${index}`, `text ${index}`]))
const FOLDER = '.kit/written/src/routes'

test('what is remembered is found again, in the order of its names', () => {
  const files = applied({}, record.edits(memoryFiles({}), FOLDER, entries))
  expect(Object.keys(files).length).toBeGreaterThan(8)
  expect([...record.read(memoryFiles(files), FOLDER)]).toEqual([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
  expect(record.edits(memoryFiles(files), FOLDER, entries)).toEqual([])
})

test('one changed entry is one changed file', () => {
  const files = applied({}, record.edits(memoryFiles({}), FOLDER, entries))
  const changed = new Map([...entries, ['entry 7', 'another text']])
  const edits = record.edits(memoryFiles(files), FOLDER, changed)
  expect(edits).toHaveLength(1)
  expect(record.read(memoryFiles(applied(files, edits)), FOLDER).get('entry 7')).toBe('another text')
})

test('files that are no longer needed go, and what is no record is nothing', () => {
  const files = applied({}, record.edits(memoryFiles({}), FOLDER, entries))
  const few = applied(files, record.edits(memoryFiles(files), FOLDER, new Map([['a', 'b']])))
  expect(Object.keys(few)).toHaveLength(1)
  expect([
    ...record.read(memoryFiles({ [`${FOLDER}/00.json`]: '{ "a": 1, "b": "c"', [`${FOLDER}/01.json`]: '{"a":1,"b":"c"}' }), FOLDER),
  ]).toEqual([['b', 'c']])
})
