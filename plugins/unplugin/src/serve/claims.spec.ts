import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claims, isNavigation } from './claims.js'

describe('who answers', () => {
  const root = mkdtempSync(join(tmpdir(), 'kit-claims-'))
  afterAll(() => rmSync(root, { recursive: true }))

  it('is the API for everything but what is internal to Vite, where there is no page', () => {
    const claimed = claims({ base: '/', root })
    for (const url of ['/', '/users/1?x=1', '/package.json', '/openapi.yaml', '/src/app.ts']) expect(claimed(url)).toBe('api')
    for (const url of ['/@vite/client', '/@fs/x.js', '/__open-in-editor?file=x', '/__kit/', '/node_modules/.vite/deps/x.js'])
      expect(claimed(url)).toBe('vite')
  })

  it('is the API for all that is not below the base', () => {
    const claimed = claims({ base: '/app/', root })
    expect(['/users', '/@vite/client', '/app'].map(claimed)).toEqual(['api', 'api', 'api'])
    expect(claimed('/app/@vite/client')).toBe('vite')
  })

  it('is Vite first where there is a page', () => {
    writeFileSync(join(root, 'index.html'), '<!doctype html>')
    const claimed = claims({ base: '/', root })
    expect(['/', '/users', '/src/main.ts'].map(claimed)).toEqual(['both', 'both', 'both'])
    expect(claimed('/@vite/client')).toBe('vite')
  })

  it('knows somebody who opens a page from a client of the API', () => {
    expect(isNavigation({ method: 'GET', headers: { accept: 'text/html,application/xhtml+xml' } })).toBe(true)
    expect(isNavigation({ method: 'GET', headers: { accept: '*/*' } })).toBe(false)
    expect(isNavigation({ method: 'POST', headers: { accept: 'text/html' } })).toBe(false)
  })
})
