import { describe, expect, test } from '@jest/globals'
import { LoadPlan } from './load-plan.js'
import { planLoad } from './plan-load.js'
import { parseScenario } from './scenario.js'
import { target } from './target.js'

const URL = 'http://localhost:3000/users?limit=5'

describe('a target', () => {
  test.each([
    'http://localhost',
    'http://127.8.9.1:1',
    'https://10.1.2.3',
    'http://172.31.0.1',
    'http://[::1]:80',
    'http://[fd00::1]',
    'http://api',
    'http://x.test',
  ])('near by needs no permission: %s', (url) => {
    expect(target(url, []).path).toBe('/')
  })

  test.each(['http://example.com', 'http://8.8.8.8', 'http://172.32.0.1', 'http://[2001:db8::1]', 'http://localhost.example.com'])(
    'that is remote needs one: %s',
    (url) => {
      expect(() => target(url, ['other.example.com'])).toThrow(/KIT3001/)
    },
  )

  test('is allowed by its name', () => {
    expect(target('https://api.example.com/x', ['API.example.com'])).toEqual({ origin: 'https://api.example.com', path: '/x' })
  })

  test.each(['localhost:3000', 'ftp://localhost', 'http://', 'http://a b', '', 'http://ada:pw@localhost'])(
    'that is none is refused: %j',
    (url) => {
      expect(() => target(url, [])).toThrow(/KIT3000/)
      expect(() => target(url, [])).not.toThrow(/pw/)
    },
  )
})

describe('a plan', () => {
  test('has bounds where nothing is said', () => {
    const plan = planLoad({ url: URL })
    expect(LoadPlan.parse(plan)).toEqual(plan)
    expect(plan).toMatchObject({ origin: 'http://localhost:3000', warmup: 3, timeout: 10_000, tls: { insecure: false } })
    expect(plan.model).toEqual({ kind: 'closed', connections: 10, pipelining: 1, seconds: 10 })
    expect(plan.flows[0]?.steps).toEqual([{ name: 'GET /users?limit=5', method: 'GET', path: '/users?limit=5', headers: {} }])
  })

  test('names its request without the credentials in its address', () => {
    const [step] = planLoad({ url: 'http://localhost/a?api_key=t0ps3cret&x=1' }).flows[0]?.steps ?? []
    expect(step).toMatchObject({ name: 'GET /a?api_key=***&x=1', path: '/a?api_key=t0ps3cret&x=1' })
  })

  test('takes a body from a file, and names its type', () => {
    const plan = planLoad({ url: URL, method: 'post', body: '@user.json', headers: ['X-A:  1 '] }, (path) =>
      path === 'user.json' ? '{"a":1}' : undefined,
    )
    expect(plan.flows[0]?.steps[0]).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-a': '1' },
    })
    expect(() => planLoad({ url: URL, body: '@gone.json' })).toThrow(/KIT3003 The file "gone.json"/)
  })

  test('is an open one where a rate is given', () => {
    expect(planLoad({ url: URL, rate: '2000', duration: '5s' }).model).toEqual({
      kind: 'open',
      connections: 40,
      phase: 0,
      stages: [{ from: 2000, to: 2000, seconds: 5 }],
    })
  })

  test('holds what is expected', () => {
    const plan = planLoad({
      url: URL,
      expectStatus: '400',
      expectBody: ['x'],
      expectHeaders: ['etag', 'vary: accept'],
      expectRateLimit: true,
    })
    expect(plan.flows[0]?.steps[0]?.expect).toEqual({
      status: [[400, 400]],
      body: ['x'],
      headers: [{ name: 'etag' }, { name: 'vary', value: 'accept' }],
      rateLimit: true,
    })
    expect(plan.warmup).toBe(0)
  })

  test.each([
    [{ duration: '1s', amount: 5 }, /KIT3006 .*--duration and --amount/],
    [{ rate: '5', amount: 5 }, /KIT3006 .*--rate and --amount/],
    [{ duration: 'long' }, /KIT3006 .*--duration long/],
    [{ duration: '0s' }, /KIT3006 .*zero/],
    [{ headers: ['nonsense'] }, /KIT3002/],
    [{ headers: ['a: b\r\nc: d'] }, /KIT3002/],
    [{ headers: ['transfer-encoding: chunked'] }, /KIT3002/],
    [{ expectStatus: '2xx' }, /KIT3005/],
  ])('that makes no sense is refused: %o', (options, message) => {
    expect(() => planLoad({ url: URL, ...options })).toThrow(message)
  })

  test('a long run has no more pieces of time than a short one', () => {
    expect(planLoad({ url: URL, duration: '24h' }).interval).toBe(288)
  })
})

describe('a scenario', () => {
  const text = `
cookies: true
feed: users.csv
flows:
  - name: shop
    weight: 3
    steps:
      - name: create
        method: post
        path: /items
        headers: { X-Trace: 1 }
        body: { user: '{{name}}', n: 1 }
        expect: { status: 201, headers: { location: null }, body: id }
        capture: { id: body.id }
      - path: /items/{{id}}
  - steps: [{ path: /health }]
`
  test('becomes flows of a plan', () => {
    const scenario = parseScenario(text, 'loadtest.yaml', (path) => [{ name: path }])
    const plan = planLoad({ url: 'http://localhost:3000', scenario, headers: ['authorization: Bearer x'], expectStatus: '200-299' })
    expect(LoadPlan.parse(plan)).toEqual(plan)
    expect(plan).toMatchObject({ cookies: true, feed: [{ name: 'users.csv' }] })
    expect(plan.flows.map(({ name, weight }) => [name, weight])).toEqual([
      ['shop', 3],
      ['flow 2', 1],
    ])
    const [create, read] = plan.flows[0]?.steps ?? []
    expect(create).toEqual({
      name: 'create',
      method: 'POST',
      path: '/items',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json', 'x-trace': '1' },
      body: '{"user":"{{name}}","n":1}',
      expect: { status: [[201, 201]], body: ['id'], headers: [{ name: 'location' }] },
      capture: { id: 'body.id' },
    })
    expect(read).toMatchObject({ name: 'GET /items/{{id}}', expect: { status: [[200, 299]] } })
  })

  test('that is about limits is not warmed up for', () => {
    const scenario = parseScenario('flows: [{ steps: [{ path: /, expect: { rateLimit: true } }] }]', 's.yaml', () => [])
    expect(planLoad({ url: 'http://localhost:3000', scenario }).warmup).toBe(0)
  })

  test.each([
    ['flows: [', /KIT3007 .*"s.yaml"/],
    ['flows: []', /KIT3007 .*flows/],
    ['flows: [{ steps: [{ path: users }] }]', /KIT3007 .*flows.0.steps.0.path/],
    ['flows: [{ steps: [{ path: /, pth: 1 }] }]', /KIT3007 .*pth/],
    ['flows: [{ steps: [{ path: /, expect: { status: 2xx } }] }]', /KIT3005/],
  ])('that is none is refused with the place: %s', (bad, message) => {
    expect(() => parseScenario(bad, 's.yaml', () => [])).toThrow(message)
  })
})

test('HTTP/2 needs TLS', () => {
  expect(planLoad({ url: 'https://localhost/', http2: true }).http2).toBe(true)
  expect(() => planLoad({ url: 'http://localhost/', http2: true })).toThrow(/KIT3006 .*https/)
})
