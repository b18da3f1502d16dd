#!/usr/bin/env node
// Extraction over real apps, against what they serve and what they document.
//   npm run apps -- --sources <folder of apps> [--truth <folder>] [--only <text>] [--entry] [--no-peers]
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { extractRoutes, printDocument } from '@kit/api/sources'
import { printTable } from '../shared/table.mjs'
import { appFiles } from './packages.mjs'
import { swaggerAutogen } from './peer.mjs'
import { none, score } from './score.mjs'

/** Recall and precision: of routes on every single app, and of what the apps document over all of them together. */
const BARS = { eachRoutes: [0.9, 0.9], routes: [0.99, 0.99], status: [0.9, 0.8], query: [0.9, 0.9], body: [0.9, 0.9] }

const root = fileURLToPath(new URL('../..', import.meta.url))
const cwd = process.env.INIT_CWD ?? '.'
const { values } = parseArgs({
  allowNegative: true,
  options: {
    sources: { type: 'string' },
    truth: { type: 'string' },
    only: { type: 'string' },
    entry: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: true },
  },
})
if (values.sources === undefined) {
  console.error('npm run apps -- --sources <folder of apps> [--truth <folder>] [--only <text>] [--entry] [--no-peers]')
  process.exit(2)
}
const sources = resolve(cwd, values.sources)
const truths = values.truth === undefined ? join(root, '../shared/corpus/apps') : resolve(cwd, values.truth)
const read = (app, name, otherwise) => {
  const path = join(truths, app, name)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : otherwise
}

const peer = values.peers ? await swaggerAutogen() : undefined
const peerRoutes = none()
const total = { routes: none(), status: none(), query: none(), body: none() }
const rows = [
  [
    'app',
    'routes',
    'recall',
    'precision',
    ...['status', 'query', 'body'].flatMap((kind) => [`${kind} R`, 'P']),
    'remarks',
    'ms',
    ...(peer ? ['swagger-autogen R', 'P'] : []),
  ],
]
const missed = []
const apps = readdirSync(sources)
  .filter((app) => existsSync(join(truths, app, 'truth.json')) && (values.only === undefined || app.includes(values.only)))
  .sort()
for (const app of apps) {
  const { entry = '', ignore = [] } = read(app, 'meta.json', {})
  const [file] = entry.split(' ')
  const files = await appFiles(join(sources, app), app)
  const started = performance.now()
  const options = values.entry && existsSync(join(sources, app, file)) ? { entries: [file] } : {}
  const { model, diagnostics } = extractRoutes(files, options)
  const milliseconds = performance.now() - started
  const document = JSON.parse(printDocument(model, { format: 'json', version: '3.1' }))
  const truth = { truth: read(app, 'truth.json', []), detail: read(app, 'detail.json', {}), ignore }
  const counts = score(document, truth)
  for (const kind of Object.keys(total)) sum(total[kind], counts[kind])
  const beside = peer && score(await peer(join(sources, app, file)), truth).routes
  if (beside) sum(peerRoutes, beside)
  const own = [app, counts.routes.wanted, ...Object.values(counts).flatMap(shares), diagnostics.length, Math.round(milliseconds)]
  rows.push([...own, ...(beside ? shares(beside) : [])])
  judge(`${app}: routes`, counts.routes, BARS.eachRoutes)
}
rows.push(['all', total.routes.wanted, ...Object.values(total).flatMap(shares), '', '', ...(peer ? shares(peerRoutes) : [])])
printTable(rows)
for (const [kind, bars] of Object.entries(BARS)) if (kind in total) judge(kind, total[kind], bars)
for (const one of missed) console.log(`missed: ${one}`)
console.log(JSON.stringify({ apps: apps.length, total, swaggerAutogen: peer && peerRoutes, missed }))
process.exitCode = missed.length > 0 ? 1 : 0

function sum(all, one) {
  for (const what of ['wanted', 'found', 'emitted']) all[what] += one[what]
}

function shares({ wanted, found, emitted }) {
  return [share(found, wanted), share(found, emitted)]
}

function share(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}

function judge(name, { wanted, found, emitted }, [recall, precision]) {
  if (wanted > 0 && found < wanted * recall) missed.push(`${name}: recall ${share(found, wanted)} < ${share(recall, 1)}`)
  if (emitted > 0 && found < emitted * precision) missed.push(`${name}: precision ${share(found, emitted)} < ${share(precision, 1)}`)
}
