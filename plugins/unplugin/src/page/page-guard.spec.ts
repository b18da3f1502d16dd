import type { IncomingHttpHeaders } from 'node:http'
import { isOwnRequest } from './page-guard.js'

function allowed(headers: IncomingHttpHeaders, { method = 'GET', allowedHosts = [] as string[] | true } = {}): boolean {
  return isOwnRequest({ method, headers }, { allowedHosts })
}

describe('the guard of the page', () => {
  it('lets the page itself and whoever opens it pass', () => {
    const host = 'localhost:5173'
    expect(allowed({ host })).toBe(true)
    expect(allowed({ host, origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' })).toBe(true)
    expect(allowed({ host: '[::1]:5173' })).toBe(true)
    expect(allowed({ host: '192.168.1.7:5173', 'sec-fetch-site': 'none' })).toBe(true)
    expect(allowed({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe(true)
  })

  it('stops pages of others: their requests, their frames, their images', () => {
    const host = 'localhost:5173'
    expect(allowed({ host, origin: 'http://evil.example' })).toBe(false)
    expect(allowed({ host, origin: 'http://localhost:3000' })).toBe(false)
    expect(allowed({ host, origin: 'null' })).toBe(false)
    expect(allowed({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).toBe(false)
    expect(allowed({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).toBe(false)
    expect(allowed({ host, 'sec-fetch-site': 'same-site' })).toBe(false)
  })

  it('stops names that are made to lead here', () => {
    expect(allowed({ host: 'evil.example:5173' })).toBe(false)
    expect(allowed({ host: 'localhost.evil.example' })).toBe(false)
    expect(allowed({})).toBe(false)
  })

  it('knows the names that Vite was told', () => {
    const allowedHosts = ['api.test', '.dev.test']
    expect(allowed({ host: 'api.test:80' }, { allowedHosts })).toBe(true)
    expect(allowed({ host: 'a.b.dev.test' }, { allowedHosts })).toBe(true)
    expect(allowed({ host: 'dev.test' }, { allowedHosts })).toBe(true)
    expect(allowed({ host: 'x.api.test' }, { allowedHosts })).toBe(false)
    expect(allowed({ host: 'evil.example' }, { allowedHosts: true })).toBe(true)
  })

  it('only shows: nothing is to be changed here', () => {
    expect(allowed({ host: 'localhost' }, { method: 'HEAD' })).toBe(true)
    expect(allowed({ host: 'localhost' }, { method: 'POST' })).toBe(false)
  })
})
