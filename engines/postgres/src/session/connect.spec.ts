import { createServer } from 'node:net'
import { connecting } from '../diagnostics/connecting.js'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { connect } from './connect.js'

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DiagnosticError)) throw error ?? new Error('it connected')
  expect(error.message).not.toContain('s3cret')
  return error.diagnostics.map((one) => one.code).join()
}

describe('connecting', () => {
  it('says that nobody answers, without the password', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await new Promise((resolve) => server.close(resolve))
    expect(await codeOf(connect({ url: `postgres://me:s3cret@127.0.0.1:${port}/app` }))).toBe('KIT2000')
  })

  it.each(['mysql://me:s3cret@host/app', 'not a url s3cret', 'postgres://me:s3cret@host:port/app'])(
    'refuses what is no URL of PostgreSQL: %s',
    async (url) => {
      expect(await codeOf(connect({ url }))).toBe('KIT2006')
    },
  )

  it.each([
    ['28P01', 'KIT2001'],
    ['28000', 'KIT2001'],
    ['3D000', 'KIT2002'],
    ['53300', 'KIT2003'],
    ['57P03', 'KIT2003'],
  ])('tells %s of the server from the others', (code, expected) => {
    expect(connecting({ code, message: 'x' }, 'host:5432/app').code).toBe(expected)
  })

  it('knows trouble with TLS by its words', () => {
    expect(connecting({ message: 'The server does not support SSL connections' }, 'host:5432/app').code).toBe('KIT2007')
  })
})
