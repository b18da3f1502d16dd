import { mergeTrees } from './three-way.js'

const base = { a: 1, b: { c: 2, d: 3 }, required: ['x', 'y'] }

test('what one side changed is taken from it, and both together', () => {
  const left = { a: 1, b: { c: 20, d: 3 }, required: ['x', 'y', 'z'] }
  const right = { a: 1, b: { c: 2, d: 3, e: 5 }, required: ['y'] }
  expect(mergeTrees(base, left, right)).toEqual({ tree: { a: 1, b: { c: 20, d: 3, e: 5 }, required: ['y', 'z'] }, conflicts: [] })
})

test('the same change on both sides is agreement, whatever the order of keys', () => {
  expect(mergeTrees(base, { b: { d: 4, c: 2 } }, { b: { c: 2, d: 4 } })).toEqual({ tree: { b: { d: 4, c: 2 } }, conflicts: [] })
})

test('different changes of one thing are a conflict, and stand as on the left', () => {
  const merged = mergeTrees(base, { ...base, a: 2, n: 1 }, { ...base, a: 3 })
  expect(merged.tree).toEqual({ ...base, a: 2, n: 1 })
  expect(merged.conflicts).toEqual([{ path: ['a'], base: 1, left: 2, right: 3 }])
})

test('removed here and changed there is a conflict', () => {
  expect(mergeTrees(base, { a: 1, required: ['x', 'y'] }, { ...base, b: { c: 2, d: 30 } }).conflicts).toMatchObject([{ path: ['b'] }])
})

test('two things of the same name, added on both sides', () => {
  expect(mergeTrees({}, { n: { type: 'string' } }, { n: { type: 'number' } }).conflicts).toMatchObject([{ path: ['n', 'type'] }])
})

test('changes within what counts as one thing are in conflict', () => {
  const merged = mergeTrees(base, { ...base, b: { c: 5, d: 3 } }, { ...base, b: { c: 2, d: 6 } }, ({ base: was }) => was === base.b)
  expect(merged.conflicts).toMatchObject([{ path: ['b'] }])
})
