// npm run bench -- validate [--processes 3] [--rounds 60] [--requests 300] [--frameworks express,fastify,koa]
// CPU time per request above the bare framework. All servers of a framework run at once and take turns. Reported is the lowest decile of the
// many short rounds, since whatever else the machine does only adds to them. The bar was set where a bare request took as long as REFERENCE
// says; the last column is what the difference would have been there. Kit's application also gives every request an id, which is not
// validation: the bar is for what it takes above the bare framework that does so too.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../shared/corpus.mjs'
import { quantile } from '../shared/measure.mjs'
import { installPeers } from '../shared/peers.mjs'
import { stayOnCore } from '../shared/stay-on-core.mjs'
import { printTable } from '../shared/table.mjs'
import { answer, body, wrongBody } from './body.mjs'
import { send } from './client.mjs'
import { startServer } from './server.mjs'

/** Microseconds a request above the bare framework. */
const BAR = 9
const REFERENCE = { express: 106, fastify: 22, koa: 34 }
const PEERS = {
  'express-openapi-validator': '5.6.2',
  'openapi-backend': '5.21.2',
  '@koa/bodyparser': '6.1.0',
  koa: '3.3.0',
  express: '5.3.0',
}
const WARM_UP = 4000
const IDS = 'with request ids'

const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '60' },
    requests: { type: 'string', default: '300' },
    frameworks: { type: 'string', default: 'express,fastify,koa' },
  },
})
if (!existsSync(join(root, 'engines/api/dist/index.js'))) {
  console.error('Build first: npm run build')
  process.exit(1)
}
const { generateApp } = await import('./generated.mjs')
const peers = await installPeers('validate', PEERS)
const besides = peers === undefined ? {} : { express: ['express-openapi-validator', 'openapi-backend'], koa: ['with @koa/bodyparser'] }

// On two cores, an answer has to wake a client that sleeps on the other one, which costs up to half of what is measured, and the more the
// longer a server has let it sleep.
stayOnCore(0)
const workspace = mkdtempSync(join(tmpdir(), 'kit-bench-'))
const rows = []
/** Kit above the framework with request ids, on the reference machine. */
const validation = {}
try {
  for (const framework of values.frameworks.split(',')) {
    const app = await generateApp(workspace, framework)
    const variants = ['bare', IDS, 'kit', ...(besides[framework] ?? [])]
    const perRequest = new Map(variants.map((variant) => [variant, []]))
    for (let process = 0; process < Number(values.processes); process++) {
      console.error(`${framework}: processes ${process + 1} of ${values.processes}`)
      const servers = []
      try {
        for (const variant of variants)
          servers.push({ variant, ...(await startServer(framework, variant, variant === 'kit' ? app : peers)) })
        for (const server of servers) await check(framework, server)
        for (const { port } of servers) await send(port, body, WARM_UP)
        for (let round = 0; round < Number(values.rounds); round++) {
          for (const { variant, port, cpu } of servers) {
            await cpu()
            await send(port, body, Number(values.requests))
            perRequest.get(variant).push((await cpu()) / Number(values.requests))
          }
        }
      } finally {
        await Promise.all(servers.map((server) => server.stop()))
      }
    }
    const quiet = (variant) => quantile(perRequest.get(variant), 0.1)
    for (const variant of variants) {
      const above = quiet(variant) - quiet('bare')
      const atReference = (above * REFERENCE[framework]) / quiet('bare')
      rows.push({ framework, variant, cpu: quiet(variant), above, atReference })
      if (variant === 'kit') validation[framework] = ((quiet('kit') - quiet(IDS)) * REFERENCE[framework]) / quiet('bare')
    }
  }
} finally {
  rmSync(workspace, { recursive: true, force: true })
}

printTable([
  ['framework', 'server', 'µs CPU/request', 'above bare', 'on the reference machine'],
  ...rows.map(({ framework, variant, cpu, above, atReference }) => [framework, variant, cpu, above, atReference]),
])
console.log()
printTable([
  ['validation (kit above request ids)', 'µs on the reference machine', 'at most'],
  ...Object.entries(validation).map((row) => [...row, BAR]),
])
const missed = Object.entries(validation)
  .filter(([, cpu]) => !(cpu <= BAR))
  .map(([framework, cpu]) => `${framework}: ${cpu.toFixed(1)} µs for validation, at most ${BAR}`)
for (const text of missed) console.log(`\nMissed: ${text}`)
console.log(JSON.stringify({ node: process.version, bytes: body.length, rows, validation, missed }))
process.exitCode = missed.length > 0 ? 1 : 0

/** A server that answers wrongly, or lets everything pass, would measure well. */
async function check(framework, { variant, port }) {
  const good = await send(port, body, 1)
  if (good.status !== 200 || good.body !== answer) throw new Error(`${framework} ${variant} answers ${good.status} ${good.body}`)
  if (variant === 'bare' || variant.startsWith('with ')) return
  const bad = await send(port, wrongBody, 1)
  if (bad.status !== 400) throw new Error(`${framework} ${variant} answers ${bad.status} to a body that is not valid: ${bad.body}`)
}
