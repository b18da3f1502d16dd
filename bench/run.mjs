// npm run bench -- <name> [arguments of that benchmark]
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const BENCHES = {
  extract: 'route sources to a document, cold and after a change, beside parsing alone and swagger-autogen',
  dev: 'from a saved file to the last write in the dev server, beside other generators that watch; memory after many edits',
  'dev/serve': 'from a saved file to the new answer of the API that the dev server serves',
  documents: 'whether printed documents say the same, and how long printing and editing takes',
  load: 'latencies beside the truth, throughput and memory beside autocannon, verdicts of comparisons, other engines',
  crash: 'migrations whose runner is killed at random moments, and finished by the next run',
  'crash/boundaries': 'the same between any two statements, and the server killed as well',
  downs: 'which migrations of a folder have a way back that restores the schema',
  postgres: 'reading, comparing, trying and applying schemas, beside pg_dump, pg-delta, migra, dbmate and node-pg-migrate',
  pairs: 'plans between pairs of schemas, applied to a server and judged by pg_dump',
  scaffold: 'CPU time and memory of a document to Express routes, beside other generators',
  schemas: 'real schemas read, written as SQL, loaded again, judged by pg_dump',
  types: 'a declaration build of the generated sources, beside one of generated zod schemas',
  untouched: 'whether dry runs leave a database as it was, however they end',
  warm: 'one property edited on either side, until the other one is written, in a process that has planned before',
  validate: 'CPU time of a request above the bare framework, beside run-time validators',
}

const [name = '', ...args] = process.argv.slice(2)
if (!Object.hasOwn(BENCHES, name)) {
  console.error('npm run bench -- <name>')
  for (const [known, text] of Object.entries(BENCHES)) console.error(`  ${known.padEnd(10)}${text}`)
  process.exitCode = 1
} else {
  const file = fileURLToPath(new URL(`./${name}/run.mjs`, import.meta.url))
  spawn(process.execPath, [file, ...args], { stdio: 'inherit' }).on('close', (code) => {
    process.exitCode = code ?? 1
  })
}
