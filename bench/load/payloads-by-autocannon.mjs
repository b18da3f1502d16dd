// autocannon alone with many different bodies: node payloads-by-autocannon.mjs <url> <payloads> <connections> <seconds>
import { createRequire } from 'node:module'
import { payload } from './memory.mjs'

const [url, payloads, connections, seconds] = process.argv.slice(2)
const autocannon = createRequire(new URL('../../engines/load/package.json', import.meta.url))('autocannon')
const requests = Array.from({ length: Number(payloads) }, (_, index) => ({
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/json' },
  body: payload(index),
}))
await autocannon({ url, connections: Number(connections), duration: Number(seconds), requests })
