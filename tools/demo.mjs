// `npm run demo`: a real document becomes an API in a fresh workspace, from the packages as they would be published. Everything
// happens in a temporary folder and is removed afterwards.
import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { startRegistry } from './local-registry.mjs'
import { packAll } from './packages.mjs'

const NX = '24.0.6'
const READY = /ready at (http:\/\/localhost:\d+)\s/
const framework = process.argv[2] ?? 'express'
const document = readFileSync('examples/parcels/openapi.yaml', 'utf8')
const base = realpathSync(mkdtempSync(join(tmpdir(), 'kit-demo-')))
const workspace = join(base, 'workspace')
const handlers = join(workspace, 'api/src/routes/labels/handlers.ts')
const started = []
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_(package|lifecycle|config_local_prefix)|INIT_CWD|NX_)/.test(name)),
  ),
  CI: 'true',
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_CACHE_DIRECTORY: join(base, 'cache'),
  NX_WORKSPACE_DATA_DIRECTORY: join(base, 'data'),
}

process.on('SIGINT', () => cleanUp().then(() => process.exit(130)))
try {
  await demo()
} catch (problem) {
  console.error(problem)
  process.exitCode = 1
} finally {
  await cleanUp()
}

async function demo() {
  title('Build the packages and put them into a registry of our own')
  await run('npm', ['run', '--silent', 'build'], { cwd: resolve('.') })
  mkdirSync(join(base, 'tarballs'))
  mkdirSync(workspace)
  const registry = await startRegistry(join(base, 'tarballs'), await packAll(join(base, 'tarballs')))
  started.push(registry.close)
  writeFileSync(join(workspace, '.npmrc'), `@kit:registry=${registry.url}\n`)
  writeFileSync(join(workspace, 'parcels.yaml'), document)

  title('A fresh workspace')
  await shown('npm', ['install', '--save-dev', '--no-audit', '--no-fund', `nx@${NX}`], quiet)
  await shown('npx', ['nx', 'add', '@kit/nx'], quiet)

  title(`An API from examples/parcels/openapi.yaml (${document.split('\n').length} lines)`)
  await shown('npx', ['nx', 'g', '@kit:app', 'api', '--framework', framework, '--spec', 'parcels.yaml'], interesting)
  await shown('npx', ['nx', 'run', 'api:typecheck'], interesting)

  title('Write a handler')
  writeHandler()
  print(handlerText())

  title('Serve it, and ask')
  const { url, stop } = await serve()
  await ask(url, 'a valid request', { weight: 1200, country: 'DE' })
  await ask(url, 'an invalid one', { weight: 0, country: 'Germany' })
  await stop()

  title('Edit the document: one property and one operation more')
  edit()
  print('+ speed: { type: string, enum: [slow, fast] }   (QuoteRequest)\n+ /version:   get: getVersion')
  const before = handlerText()
  await shown('npx', ['nx', 'g', '@kit:routes', 'api'], interesting)
  print(handlerText() === before ? 'The handler is as it was, to the byte.' : 'The handler was changed!')
  await shown('npx', ['nx', 'run', 'api:typecheck'], interesting)
  if (handlerText() !== before) throw new Error('a handler was changed')

  title('And once more, with nothing changed')
  await shown('npx', ['nx', 'g', '@kit:routes', 'api'], interesting)
}

function writeHandler() {
  const written = {
    express: `async (req, res) => {
  const { weight, country } = req.body
  res.status(200).json({ economy: 390 + weight / 10, express: country === 'DE' ? 890 : 2490 })
}`,
    fastify: `async (request, reply) => {
  const { weight, country } = request.body
  return reply.code(200).send({ economy: 390 + weight / 10, express: country === 'DE' ? 890 : 2490 })
}`,
    koa: `async (ctx) => {
  const { weight, country } = ctx.request.body
  return { status: 200, body: { economy: 390 + weight / 10, express: country === 'DE' ? 890 : 2490 } }
}`,
  }[framework]
  if (written === undefined) throw new Error('npm run demo [-- express|fastify|koa]')
  const stub = /(export const createQuote: [^=]+ = )async \(\) => \{\n[^\n]*\n\}/
  writeFileSync(
    handlers,
    readFileSync(handlers, 'utf8').replace(stub, (_, head) => head + written),
  )
}

function handlerText() {
  return /export const createQuote[\s\S]*?\n\}\n/.exec(readFileSync(handlers, 'utf8'))?.[0].trimEnd() ?? ''
}

function edit() {
  const version = `  /version:
    get:
      operationId: getVersion
      tags: [status]
      security: []
      responses:
        '200': { description: The version., content: { text/plain: { schema: { type: string } } } }

`
  const edited = document
    .replace('  /parcels:\n', `${version}  /parcels:\n`)
    .replace(/( {4}QuoteRequest:[\s\S]*? {6}properties:\n)/, '$1        speed: { type: string, enum: [slow, fast] }\n')
  writeFileSync(join(workspace, 'api/openapi.yaml'), edited)
}

async function ask(url, what, body) {
  const response = await fetch(`${url}/v2/quotes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  print(`${what}:\nPOST /v2/quotes ${JSON.stringify(body)}\n${response.status} ${JSON.stringify(await response.json(), null, 2)}\n`)
}

function serve() {
  command('npx', ['nx', 'serve', 'api', '--port', '0'])
  const nx = join(workspace, 'node_modules/nx/dist/bin/nx.js')
  const child = spawn(process.execPath, [nx, 'run', 'api:serve', '--port', '0'], { cwd: workspace, env, detached: true })
  const gone = new Promise((done) => child.once('exit', done))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM')
    await gone
  }
  started.push(stop)
  return new Promise((ready, failed) => {
    let output = ''
    const listen = (chunk) => {
      const before = output
      output += chunk
      const url = READY.exec(output)?.[1]
      if (url === undefined || READY.test(before)) return
      print(`api is ready at ${url}\n`)
      ready({ url, stop })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    gone.then(() => failed(new Error(`the API did not start:\n${output}`)))
  })
}

async function shown(name, args, filter) {
  command(name, args)
  print(filter((await run(name, args, { cwd: workspace })).replace(/\u001b\[[0-9;]*m/g, '')))
}

function quiet() {
  return ''
}

/** Nx's output without its list of files and what the package manager says. */
function interesting(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const files = lines.filter((line) => /^(CREATE|UPDATE|DELETE) /.test(line))
  const told = lines.filter(
    (line) => !files.includes(line) && !/^(npm |added |changed |> |\s+(Run duration|Cache|Critical|Recoverable)|up to date)/.test(line),
  )
  const sample = files.filter((line) => !line.includes('/http/')).slice(0, 12)
  return [...told, ...sample, ...(files.length > sample.length ? [`… ${files.length} files in all`] : [])].join('\n')
}

async function run(name, args, options) {
  const child = promisify(execFile)(name, args, { env, maxBuffer: 1 << 26, ...options })
  try {
    return (await child).stdout
  } catch (failure) {
    throw new Error(`${name} ${args.join(' ')} failed:\n${failure.stdout ?? ''}${failure.stderr ?? ''}`)
  }
}

async function cleanUp() {
  for (const stop of started.splice(0).reverse()) await stop()
  rmSync(base, { recursive: true, force: true })
}

function title(text) {
  console.log(`\n\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}\n`)
}

function command(name, args) {
  console.log(`$ ${name} ${args.join(' ')}`)
}

function print(text) {
  if (text !== '') console.log(text.replace(/^/gm, '    '))
}
