import { Readable } from 'node:stream'
import { type Handler, route } from './http.js'
import * as contract from './type-contract.js'

// As functions return it: over any kind of memory.
const bytes: Buffer = Buffer.from('')

export const everything: Handler<typeof contract.everything> = async (req, res) => {
  const id: number = req.params.id
  const limit: number = req.query.limit
  const tags: string[] | undefined = req.query.tags
  const page: number = req.headers['x-page']
  const host: string | undefined = req.headers.host
  const session: string = req.cookies.session
  const next: contract.Node | undefined = req.body.next
  const who: string = req.auth.principal.name
  // @ts-expect-error a number
  const text: string = req.headers['x-page']
  // @ts-expect-error a number
  const wrong: string = req.params.id
  // @ts-expect-error not in the contract
  req.query.offset
  // @ts-expect-error not in the contract
  req.params.name

  res.status(200).json({ name: 'x' })
  res.status(201).set('location', '/x').type('text/csv').send('a,b')
  res.status(201).location('/x').json({ name: 'x', next: { name: 'y' } })
  res.status(201).type('application/pdf').send(bytes)
  res.status(204).end()
  res.status(404).json({ missing: 1 })
  res.status(409).json({ error: { code: 'x', message: 'x', details: [] }, meta: { requestId: 'x' } })
  res.status(503).json({ unknown: true })
  Readable.from([]).pipe(res)
  // @ts-expect-error the name is missing
  res.status(200).json({})
  // @ts-expect-error no name, but the answer of another status
  res.status(200).json({ missing: 1 })
  // @ts-expect-error 404 has an answer of its own
  res.status(404).json({ error: { code: 'x', message: 'x', details: [] }, meta: { requestId: 'x' } })
  // @ts-expect-error the class of 409 comes before the default
  res.status(409).json({ unknown: true })
  // @ts-expect-error 204 has no body
  res.status(204).json({ name: 'x' })
  // @ts-expect-error 200 has one
  res.status(200).end()
  // @ts-expect-error a status comes first
  res.json({ name: 'x' })
  // @ts-expect-error also after a header
  res.set('x-a', 'b').json({ name: 'x' })
  // @ts-expect-error not a media type of this answer
  res.status(201).type('text/html').send('<p>')
  // @ts-expect-error text, not a node
  res.status(201).type('text/csv').send({ name: 'x' })
  return [id, limit, tags, page, host, session, next, who, wrong, text]
}

export const narrow: Handler<typeof contract.narrow> = async (req, res) => {
  if ('f' in req.body) req.body.f.stream()
  else req.body.a.toFixed()
  // @ts-expect-error perhaps nobody
  req.auth.principal
  res.status(200).json({})
  // @ts-expect-error not in the contract
  res.status(500).json({ id: 1 })
  // @ts-expect-error not a status
  res.status(1).json({ id: 1 })
}

export const open: Handler<typeof contract.open> = (_req, res) => {
  res.status(200).json({ anything: 'goes' })
  res.status(204).end()
}

route(contract.everything, everything)
// @ts-expect-error the handler of another operation
route(contract.narrow, everything)
