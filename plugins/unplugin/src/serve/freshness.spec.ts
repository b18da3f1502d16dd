import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Freshness } from './freshness.js'

describe('freshness', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kit-freshness-'))
  const file = join(folder, 'a.ts')
  afterAll(() => rmSync(folder, { recursive: true }))

  it('tells each change of a file once, its going and its coming back too', () => {
    writeFileSync(file, 'one')
    const freshness = new Freshness()
    freshness.learn([file])
    expect(freshness.changed()).toEqual([])
    writeFileSync(file, 'two!')
    expect(freshness.changed()).toEqual([file])
    expect(freshness.changed()).toEqual([])
    rmSync(file)
    expect(freshness.changed()).toEqual([file])
    writeFileSync(file, 'three')
    expect(freshness.changed()).toEqual([file])
  })

  it('learns a file once: what has changed since then is not forgotten', () => {
    writeFileSync(file, 'one')
    const freshness = new Freshness()
    freshness.learn([file])
    writeFileSync(file, 'two!')
    freshness.learn([file])
    expect(freshness.changed()).toEqual([file])
  })

  it('waits for an editor that has emptied a file before it writes', () => {
    writeFileSync(file, 'one')
    const freshness = new Freshness()
    freshness.learn([file])
    writeFileSync(file, '')
    expect(freshness.changed()).toEqual([])
    writeFileSync(file, 'two!')
    expect(freshness.changed()).toEqual([file])
  })

  it('leaves what is no file to others', () => {
    const freshness = new Freshness()
    freshness.learn(['\0virtual', 'pkg'])
    expect(freshness.changed()).toEqual([])
  })
})
