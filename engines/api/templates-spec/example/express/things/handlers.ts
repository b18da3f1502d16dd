import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { type Handler, HttpError } from '../http.js'
import type * as contract from './contract.js'
import { describe, lastUpload } from './describe.js'

export const queryStyles: Handler<typeof contract.queryStyles> = async (req, res) => {
  res.status(200).json({ query: req.query })
}

export const strictQuery: Handler<typeof contract.strictQuery> = async (req, res) => {
  res.status(200).json({ query: req.query })
}

export const pathStyles: Handler<typeof contract.pathStyles> = async (req, res) => {
  res.status(200).json({ params: req.params })
}

export const headersAndCookies: Handler<typeof contract.headersAndCookies> = async (req, res) => {
  const { 'x-tenant': tenant, 'x-page': page, 'x-list': list, host } = req.headers
  res.status(200).json({ tenant, page, list, host: typeof host, cookies: req.cookies })
}

export const bodies: Handler<typeof contract.bodies> = async (req, res) => {
  res.status(200).json({ body: await describe(req.body) })
}

export const jsonBody: Handler<typeof contract.jsonBody> = async (req, res) => {
  res.status(200).json({ body: req.body, polluted: 'polluted' in {} })
}

export const answers: Handler<typeof contract.answers> = async (req, res) => {
  switch (req.params.kind) {
    case 'json':
      return res.status(200).set('x-total', '3').json({ name: 'Ada' })
    case 'csv':
      return res.status(200).set('x-total', '3').type('text/csv').send('a,b')
    case 'bytes':
      return res.status(200).set('x-total', '3').type('application/pdf').send(Buffer.from('%PDF'))
    case 'stream':
      res.status(200).set('x-total', '3').type('application/pdf')
      return Readable.from([Buffer.from('%PDF')]).pipe(res)
    case 'nothing':
      return res.status(204).end()
    case 'no-header':
      return res.status(200).json({ name: 'Ada' })
    case 'bad-body':
      // @ts-expect-error the name is missing
      return res.status(200).set('x-total', '3').json({ age: 5 })
    case 'bad-status':
      // @ts-expect-error the contract does not have this status
      return res.status(202).json({ name: 'Ada' })
    case 'bad-type':
      // @ts-expect-error the contract does not have this media type
      return res.status(200).set('x-total', '3').type('text/html').send('<p>')
    case 'slow':
      console.log('slow has begun')
      await setTimeout(500)
      return res.status(204).end()
    case 'teapot':
      throw new HttpError(418, 'teapot', 'I am a teapot', { headers: { 'x-tea': 'green' } })
    case 'upload':
      return res
        .status(200)
        .set('x-total', '3')
        .type('text/csv')
        .send(lastUpload ?? '')
    default:
      throw new Error('secret: the password is 1234')
  }
}

export const unwritten: Handler<typeof contract.unwritten> = async () => {
  throw new HttpError(501, 'not_implemented', 'unwritten is not written yet')
}
