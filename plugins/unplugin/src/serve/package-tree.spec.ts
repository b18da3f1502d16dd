import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packageTree } from './package-tree.js'

describe('what packages depend on', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'kit-tree-')))
  afterAll(() => rmSync(root, { recursive: true }))
  const at = (path: string) => join(root, 'node_modules', path)
  const make = (path: string, manifest: string) => {
    mkdirSync(at(path), { recursive: true })
    writeFileSync(join(at(path), 'package.json'), manifest)
  }

  it('is found as Node does: beside, within, through links, in circles', () => {
    make('web', '{ "dependencies": { "router": "1", "@scope/end": "1", "missing": "1" } }')
    make('router', '{ "dependencies": { "web": "1" }, "optionalDependencies": { "path": "1" }, "peerDependencies": { "other": "1" } }')
    make('web/node_modules/@scope/end', '{}')
    make('.store/path', '{ "dependencies": "none" }')
    make('other', '{}')
    symlinkSync(at('.store/path'), at('path'))
    expect([...packageTree([at('web')])].sort()).toEqual(['.store/path', 'router', 'web', 'web/node_modules/@scope/end'].map(at))
  })

  it('is nothing where a manifest is missing or broken', () => {
    make('broken', '{')
    expect([...packageTree([at('broken'), dirname(root)])]).toEqual([at('broken'), dirname(root)])
  })
})
