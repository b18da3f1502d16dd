#!/usr/bin/env node
// Real schemas: loaded, read, written as SQL, loaded again; the two catalogues must be equal, and pg_dump must not tell the databases apart.
//   KIT_PG_URL=postgres://… npm run bench -- schemas [<folder of .sql files>]
// Prints a table, and JSON as its last line. Needs psql and pg_dump, and a server whose databases it may create and drop.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { connect, planChanges, planSchema, readCatalogue } from '../../engines/postgres/dist/index.js'
import { differences, dumped } from '../pairs/judge.mjs'
import { root } from '../shared/corpus.mjs'
import { printTable } from '../shared/table.mjs'

const folder = process.argv[2] ?? process.env.KIT_DB_SCHEMAS ?? join(root, '../shared/corpus/schemas')
const admin = process.env.KIT_PG_URL
if (admin === undefined || !existsSync(folder)) {
  console.error('Set KIT_PG_URL to a server whose databases may be created and dropped, and name a folder of .sql files.')
  process.exit(1)
}
const [first, again] = ['a', 'b'].map((name) => `kit_schemas_${process.pid}_${name}`)
const urlOf = (name) => Object.assign(new URL(admin), { pathname: `/${name}` }).href
const server = await connect({ url: admin })
const results = []
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.sql')) continue
  for (const name of [first, again]) {
    await server.script(`drop database if exists ${name} with (force)`)
    await server.script(`create database ${name} template template0`)
  }
  // What this version of the server refuses is left out, on both sides.
  const loaded = spawnSync('psql', ['-q', '-X', '-d', urlOf(first), '-f', join(folder, file)], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const refused = loaded.stderr.match(/ERROR:/g)?.length ?? 0
  results.push({ schema: file.replace(/\.sql$/, ''), refused, ...(await roundTrip()) })
}
for (const name of [first, again]) await server.script(`drop database if exists ${name} with (force)`)
const [{ version }] = await server.query(`select current_setting('server_version') as version`)
await server.close()

printTable([
  ['schema', 'objects', 'statements', 'refused', 'catalogue', 'pg_dump'],
  ...results.map((one) => [one.schema, one.objects, one.statements, one.refused, one.catalogue, one.dump]),
])
for (const { schema, detail } of results) if (detail !== '') console.log(`\n${schema}\n${detail}`)
console.log(JSON.stringify({ version, schemas: results }))
process.exitCode = results.every(({ catalogue, dump }) => catalogue === 'equal' && dump === 'equal') ? 0 : 1

async function roundTrip() {
  const [from, to] = [await connect({ url: urlOf(first) }), await connect({ url: urlOf(again) })]
  let statements = 0
  let current = ''
  try {
    const catalogue = await readCatalogue(from)
    await to.script('set check_function_bodies = off')
    const { steps } = planSchema(catalogue)
    statements = steps.length
    for (const { sql } of steps) {
      current = sql
      await to.script(sql)
    }
    current = ''
    const left = planChanges(await readCatalogue(to), catalogue).steps.map(({ sql }) => sql)
    const differs = differences(dumped(urlOf(first)), dumped(urlOf(again)))
    const verdict = (list) => (list.length === 0 ? 'equal' : `${list.length} differ`)
    const detail = [...left, ...differs].slice(0, 6).join('\n')
    return { objects: catalogue.objects.size, statements, catalogue: verdict(left), dump: verdict(differs), detail }
  } catch (error) {
    return { objects: 0, statements, catalogue: 'fails', dump: '', detail: `${error.message}\nat ${current}` }
  } finally {
    await from.close()
    await to.close()
  }
}
