import { verdictOf } from './verdict.js'

describe('how things are', () => {
  const [error, warning, note] = [{ severity: 'error' }, { severity: 'warning' }, { severity: 'note' }] as const

  it.each([
    [true, false, [], '✓ in step'],
    [true, false, [note], '✓ in step'],
    [true, false, [warning, warning], '! 2 warnings'],
    [true, false, [warning, error, note], '✗ 1 error'],
    [true, true, [error], '… at work'],
    [false, true, [error], '○ not connected'],
  ])('connected %p, busy %p, with %j', (connected, busy, diagnostics, text) => {
    expect(verdictOf(connected, busy, diagnostics).text).toBe(text)
  })
})
