import { describe, expect, test } from '@jest/globals'
import { checkAnswer, readsAnswers } from './check-answer.js'
import { sampleExchange } from './sample-exchange.js'

const answer = { status: 200, headers: { 'content-type': 'application/json', vary: ['a', 'b'] }, body: '{"id":1}' }

describe('an answer', () => {
  test('has to be a success or a redirect when nothing else is said', () => {
    expect(checkAnswer(undefined, answer)).toBeUndefined()
    expect(checkAnswer({}, { ...answer, status: 302 })).toBeUndefined()
    expect(checkAnswer({}, { ...answer, status: 500 })).toBe('status 500')
  })

  test('has to be a failure when that is what is wanted', () => {
    expect(checkAnswer({ status: [[400, 400]] }, { ...answer, status: 400 })).toBeUndefined()
    expect(checkAnswer({ status: [[400, 400]] }, answer)).toBe('status 200')
  })

  test('is checked for its fields and its body', () => {
    expect(
      checkAnswer({ headers: [{ name: 'Content-Type', value: 'application/json' }, { name: 'vary' }], body: ['"id"'] }, answer),
    ).toBeUndefined()
    expect(checkAnswer({ headers: [{ name: 'etag' }] }, answer)).toBe('no header etag')
    expect(checkAnswer({ headers: [{ name: 'content-type', value: 'text/html' }] }, answer)).toBe('header content-type differs')
    expect(checkAnswer({ body: ['"name"'] }, answer)).toBe('the body lacks "\\"name\\""')
  })

  test('of 429 is fine where limits are wanted, and only there', () => {
    expect(checkAnswer({ rateLimit: true }, { ...answer, status: 429 })).toBeUndefined()
    expect(checkAnswer({}, { ...answer, status: 429 })).toBe('status 429')
  })

  test('is read only where something but its status counts', () => {
    expect(readsAnswers({ status: [[200, 200]] })).toBe(false)
    expect(readsAnswers({ body: ['x'] })).toBe(true)
  })
})

test('a sample shows the exchange, and no credential of any of its parts', () => {
  const sample = sampleExchange(
    {
      name: 'login',
      method: 'POST',
      url: 'http://ada:lovelace@localhost/login?access_token=t0ps3cret&page=2',
      headers: { Authorization: 'Bearer t0ps3cret', 'x-api-key': 't0ps3cret', accept: '*/*' },
      body: '{"user":"ada","password":"t0p\\"s3cret","n":1}',
    },
    { status: 401, headers: { 'set-cookie': ['sid=t0ps3cret'], date: 'today' }, body: 'refresh_token=t0ps3cret&x=1' },
    'status 401',
  )
  expect(JSON.stringify(sample)).not.toMatch(/s3cret|lovelace/)
  expect(sample.sent).toMatchObject({ url: 'http://***@localhost/login?access_token=***&page=2', headers: { accept: '*/*' } })
  expect(sample.sent.body).toBe('{"user":"ada","password":"***","n":1}')
  expect(sample.received).toEqual({ status: 401, headers: { 'set-cookie': '***', date: 'today' }, body: 'refresh_token=***&x=1' })
})

test('a long body is cut', () => {
  const { received } = sampleExchange({ name: 'x', method: 'GET', url: '/', headers: {} }, { ...answer, body: 'y'.repeat(5000) }, 'r')
  expect(received.body).toMatch(/^y{2000}… \(3000 more\)$/)
})
