import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { FRAMEWORKS, type Framework } from '@kit/api'
import { ViteProcess } from '../vite/vite-process.fixture.js'
import { ServedProject } from './served-project.fixture.js'

// Each starts a process that loads the sources anew.
jest.setTimeout(180_000)

/** As a developer makes one for a dev server. */
function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), 'kit-tls-'))
  const command = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout key.pem -out cert.pem'
  execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' })
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name), 'utf8'))
  rmSync(folder, { recursive: true })
  return { key, cert }
}

function parsed(text: string) {
  return /^[[{]/.test(text) ? JSON.parse(text) : text
}

const open: { dispose(): Promise<void> }[] = []
async function closeAll(): Promise<void> {
  for (const one of open.splice(0).reverse()) await one.dispose()
}

async function served(framework: Framework, config = {}) {
  const project = await ServedProject.make(framework)
  open.push(project)
  const vite = await ViteProcess.start(project.root, { serve: true }, config, { LOG_LEVEL: 'silent' })
  open.push({ dispose: () => vite.close() })
  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(new URL(path, vite.url), init)
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) }
  }
  return { project, vite, get }
}

describe.each(FRAMEWORKS)('%s in the dev server', (framework) => {
  let server: Awaited<ReturnType<typeof served>>
  beforeAll(async () => {
    server = await served(framework)
  })
  afterAll(closeAll)
  beforeEach(() => server.project.handle('params.name'))

  it('answers the next request as handlers, schemas and the document are then, in the same process', async () => {
    const { project, get } = server
    project.handle('`${params.name} ${process.pid}`')
    const { body } = await get('/v1/pets/rex')
    const pid = body.name.slice('rex '.length)
    for (const version of ['one', 'two', 'three']) {
      project.handle(`\`${version} \${process.pid}\``)
      expect(await get('/v1/pets/rex')).toMatchObject({ status: 200, body: { name: `${version} ${pid}` } })
    }
    expect((await get('/v1/pets/bartholomew')).status).toBe(400)
    project.replace('src/routes/pets/contract.ts', 'maxLength(8)', 'maxLength(80)')
    expect((await get('/v1/pets/bartholomew')).status).toBe(200)
    project.replace(
      'openapi.yaml',
      'paths:\n',
      "paths:\n  /health:\n    get:\n      operationId: getHealth\n      tags: [pets]\n      responses: { '204': { description: Up. } }\n",
    )
    expect(await get('/v1/health')).toMatchObject({ status: 501 })
    expect((await get('/v1/pets/rex')).body.name).toBe(`three ${pid}`)
  })

  it('answers 500 with the place of what is wrong, and recovers', async () => {
    const { project, get, vite } = server
    const handlers = project.read(project.handlers)
    project.write(project.handlers, `${handlers}const broken = (\n`)
    const lines = handlers.split('\n').length
    const syntax = await get('/v1/pets/rex')
    expect(syntax).toMatchObject({ status: 500, body: { error: { code: 'KIT1751', place: { line: lines + 1 } } } })
    expect(syntax.body.error.text).toContain(`at ${project.handlers}:${lines + 1}:`)
    project.write(project.handlers, `import './limits.js'\n${handlers}`)
    expect(await get('/v1/pets/rex')).toMatchObject({ status: 500, body: { error: { code: 'KIT1751', place: { line: 1, column: 8 } } } })
    project.write('src/routes/pets/limits.ts', 'export {}\n')
    expect((await get('/v1/pets/rex')).body).toEqual({ name: 'rex' })
    project.write('src/routes/pets/limits.ts', "throw new RangeError('no limits')\n")
    expect(await get('/v1/pets/rex')).toMatchObject({ status: 500, body: { error: { code: 'KIT1752', place: { line: 1, column: 7 } } } })
    project.write(project.handlers, handlers)
    expect((await get('/v1/pets/rex')).body).toEqual({ name: 'rex' })
    expect(vite.logs.filter((line) => line.startsWith('error KIT1751'))).toHaveLength(2)
  })

  it('outlives what the API throws where nobody catches it', async () => {
    const { project, get, vite } = server
    project.handle("(setTimeout(() => { throw new Error('too late') }), void Promise.reject(new Error('unheard')), params.name)")
    expect((await get('/v1/pets/rex')).status).toBe(200)
    const said = (text: string) =>
      vite.logs.some((line) => line.includes('KIT1754') && line.includes(text) && line.includes(`at ${project.handlers}:`))
    await vite.until(() => said('too late') && said('unheard'))
    expect((await get('/v1/pets/rex')).body).toEqual({ name: 'rex' })
  })

  it('is asked before Vite: preflights, files of the project, unknown paths', async () => {
    const { get, vite } = server
    const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost:1', 'access-control-request-method': 'GET' } }
    expect((await get('/v1/pets/rex', preflight)).headers.get('access-control-allow-origin')).toBeNull()
    expect((await get('/v1/pets/rex', { headers: { origin: 'http://localhost:1' } })).headers.get('access-control-allow-origin')).toBeNull()
    for (const path of ['/package.json', '/openapi.yaml', '/src/app.ts', '/']) expect((await get(path)).status).toBe(404)
    expect((await fetch(new URL('/@vite/client', vite.url))).status).toBe(200)
  })
})

describe('a served API', () => {
  afterEach(closeAll)

  it('stands beside the pages of a project, below their base or not', async () => {
    const { project, get, vite } = await served('express', { base: '/app/' })
    project.write('index.html', '<!doctype html><title>Page</title>')
    expect((await get('/v1/pets/rex')).body).toEqual({ name: 'rex' })
    await vite.restart()
    const page = await fetch(new URL('/app/', vite.url), { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('<title>Page</title>')
    expect((await get('/v1/pets/rex')).body).toEqual({ name: 'rex' })
  })

  it('answers what is saved with bundled modules as well', async () => {
    const { project, get } = await served('express', { experimental: { bundledDev: true } })
    project.write('index.html', '<script type="module" src="/client.ts"></script>')
    project.write('client.ts', 'document.title = "x"\n')
    expect((await get('/v1/pets/rex')).body).toEqual({ name: 'rex' })
    project.handle("'saved'")
    expect((await get('/v1/pets/rex')).body).toEqual({ name: 'saved' })
    project.replace('openapi.yaml', 'maxLength: 8', 'maxLength: 80')
    expect((await get('/v1/pets/bartholomew')).body).toEqual({ name: 'saved' })
  })

  it('speaks HTTP/1.1 over TLS with who offers both, as browsers do', async () => {
    const { vite } = await served('express', { server: { https: selfSigned() } })
    const { port } = new URL(vite.url)
    const socket = connect({ port: Number(port), host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] })
    await once(socket, 'secureConnect')
    expect(socket.alpnProtocol).toBe('http/1.1')
    socket.write('GET /v1/pets/rex HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*{"name":"rex"}/)
  })

  it('keeps the state of modules that an edit does not touch', async () => {
    const { project, get } = await served('koa')
    project.write('src/store.ts', 'export const visits: string[] = []\n')
    const answer = (text: string) => {
      project.handle(`\`${text} \${visits.push(params.name)}\``)
      project.write(project.handlers, `import { visits } from '../../store.js'\n${project.read(project.handlers)}`)
    }
    for (const [index, text] of ['one', 'two', 'three'].entries()) {
      answer(text)
      expect((await get('/v1/pets/rex')).body).toEqual({ name: `${text} ${index + 1}` })
    }
  })

  it('closes each app that 1,000 edits replace, and lets no stream live on', async () => {
    const { project, get, vite } = await served('fastify')
    project.replace(
      'src/app.ts',
      '  answerErrors(app)',
      "  app.addHook('onClose', async () => void Reflect.set(globalThis, 'closed', Number(Reflect.get(globalThis, 'closed') ?? 0) + 1))\n  app.get('/stream', (_request, reply) => {\n    reply.hijack()\n    reply.raw.write('endless')\n  })\n  answerErrors(app)",
    )
    const streams: Response[] = []
    for (let edit = 1; edit <= 1000; edit++) {
      if (edit % 100 === 1) streams.push(await fetch(new URL('/stream', vite.url)))
      project.handle(`'${edit}'`)
      expect((await get('/v1/pets/rex')).body).toEqual({ name: String(edit) })
    }
    for (const stream of streams) await expect(stream.text()).rejects.toThrow()
    project.handle(
      "[Reflect.get(globalThis, 'closed'), process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length].join(' ')",
    )
    const counts = async (): Promise<number[]> => (await get('/v1/pets/rex')).body.name.split(' ').map(Number)
    await vite.until(async () => ((await counts())[0] ?? 0) >= 1000)
    // That of the question, and one that is kept for the next.
    await vite.until(async () => ((await counts())[1] ?? 0) <= 2)
  })
})
