// npm run from-database [-- <schema> …] [--schema a --schema b] [--framework express] [--keep]
// Schemas become running APIs on a real server, and every operation is exercised with requests made from the document. See docs/measuring.md.
// Prints a table, and JSON as its last line; exits with 1 where a bar is missed.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apiOfTables } from '@kit/api'
import { connect, describeTables, loadSchema, readCatalogue } from '@kit/postgres'
import { validate } from '@readme/openapi-parser'
import yaml from 'js-yaml'
import { root } from '../shared/corpus.mjs'
import { run } from '../shared/run.mjs'
import { printTable } from '../shared/table.mjs'
import { exercise } from './exercise.mjs'
import { newProject } from './project.mjs'
import { startServer } from './server.mjs'

const corpus = process.env.KIT_DB_SCHEMAS ?? join(root, '../shared/corpus/schemas')
const here = (name) => join(import.meta.dirname, name)
const SCHEMAS = {
  pagila: [join(corpus, 'pagila.sql'), here('pagila.seed.sql')],
  chinook: [join(corpus, 'chinook.sql')],
  northwind: [join(corpus, 'northwind.sql')],
  hostile: [here('hostile.sql')],
}
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    framework: { type: 'string', multiple: true },
    schema: { type: 'string', multiple: true, default: ['public'] },
    keep: { type: 'boolean', default: false },
  },
})
const frameworks = options.framework ?? ['express', 'fastify', 'koa']
const wanted = positionals.length === 0 ? Object.keys(SCHEMAS) : positionals
/** Any other file of the folder will do; what it has no extension or no version for is left out. */
const filesOf = (name) => SCHEMAS[name] ?? [join(corpus, `${name}.sql`)]
const missing = wanted.flatMap(filesOf).filter((path) => !existsSync(path))
if (missing.length > 0) {
  console.error(`There is no ${missing.join(', ')}: name the folder of the schemas in KIT_DB_SCHEMAS.`)
  process.exit(1)
}

const server = await startServer()
const results = []
try {
  for (const schema of wanted) for (const framework of frameworks) results.push(await measured(schema, framework))
} finally {
  await server.stop()
}
printTable([
  ['schema', 'framework', 'operations', 'requests', '2xx', '4xx', '5xx', 'never 2xx', 'type errors', 'second run', 'wrong'],
  ...results.map((one) => [
    one.schema,
    one.framework,
    one.operations,
    one.requests,
    one.fine,
    one.refused,
    one.failed,
    one.never.length,
    one.typeErrors,
    one.again,
    one.wrong,
  ]),
])
for (const { schema, framework, never } of results)
  if (never.length > 0) console.log(`${schema} on ${framework}: no 2xx from ${never.join(', ')}`)
console.log(JSON.stringify({ fromDatabase: results }))
process.exitCode = results.every((one) => one.wrong === 0 && one.failed === 0 && one.typeErrors === 0 && one.again === 0 && one.valid)
  ? 0
  : 1

async function measured(schema, framework) {
  const name = `${schema.replaceAll('-', '_')}_${framework}`
  await fill(name, filesOf(schema), schema in SCHEMAS)
  const project = newProject(framework)
  const database = await server.connect(name)
  const url = server.url(name)
  let app
  try {
    await project.generate(url, { schema: options.schema })
    const again = (await project.generate(url, { schema: options.schema })).length
    const typeErrors = await project.compile()
    for (const line of typeErrors.slice(0, 10)) console.log(line)
    const text = readFileSync(join(project.folder, 'openapi.yaml'), 'utf8')
    const document = yaml.load(text)
    const { valid, errors = [] } = await validate(yaml.load(text))
    for (const { message } of errors.slice(0, 5)) console.log(`${name}: ${message}`)
    app = await project.start(url)
    const { tables, keys } = await namesOf(url)
    const { statuses, wrong, operations } = await exercise(app.base, document, database, tables, keys)
    const cut = await withoutConnections(app.base, database, document)
    if (cut !== undefined) wrong.push(cut)
    const deadlock = await run(process.execPath, [here('transactions.mjs'), project.folder], { env: { DATABASE_URL: url } })
    if (deadlock.code !== 0) wrong.push(`transactions: ${deadlock.stdout}${deadlock.stderr}`)
    for (const problem of wrong.slice(0, 10)) console.log(`${name}: ${problem.slice(0, 600)}`)
    if (wrong.length > 0) console.log(app.errors().slice(0, 3000))
    const ended = await app.stop()
    app = undefined
    if (ended !== 0) console.log(`${name}: the server ended with ${ended}`)
    const counts = [...statuses.values()].flatMap((one) => Object.entries(one))
    const sum = (kind) =>
      counts.reduce((total, [status, count]) => (Number(status) >= kind && Number(status) < kind + 100 ? total + count : total), 0)
    const never = [...statuses]
      .filter(([, one]) => !Object.keys(one).some((status) => status < 300))
      .map(([id, one]) => `${id} ${JSON.stringify(one)}`)
    const requests = sum(200) + sum(400) + sum(500)
    return {
      schema,
      framework,
      operations,
      requests,
      fine: sum(200),
      refused: sum(400),
      failed: sum(500),
      never,
      typeErrors: typeErrors.length,
      again,
      valid,
      wrong: wrong.length + (ended === 0 ? 0 : 1),
    }
  } finally {
    await app?.stop()
    await database.end()
    if (options.keep) console.log(project.folder)
    else project.remove()
  }
}

async function fill(name, files, isKnown) {
  const admin = await server.connect('postgres')
  await admin.query(`create database ${name} template template0`)
  await admin.end()
  if (!isKnown) return void execFileSync('psql', ['-q', '-X', '-d', server.url(name), '-f', files[0]], { stdio: 'ignore' })
  const session = await connect({ url: server.url(name) })
  for (const path of files) {
    // One index of pagila is on a column that it has lost.
    const text = readFileSync(path, 'utf8').replace(/CREATE INDEX film_fulltext_idx [^;]*;/, '')
    await loadSchema(session, [{ path, text }])
  }
  await session.close()
}

/** The server ends all connections of the API: what is asked next is answered, or is to be asked again; and then it is answered. */
async function withoutConnections(base, database, document) {
  const [path] = Object.keys(document.paths)
  await database.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  const statuses = []
  for (let attempt = 0; attempt < 12; attempt++) statuses.push((await fetch(base + path)).status)
  const isRight = statuses.every((status) => status === 200 || status === 503) && statuses.at(-1) === 200
  return isRight ? undefined : `after its connections were ended, ${path} is answered with ${statuses.join(', ')}`
}

/** What the API calls its tables, and what identifies their rows. */
async function namesOf(url) {
  const session = await connect({ url })
  const tables = describeTables(await readCatalogue(session), options.schema)
  await session.close()
  const { resources } = apiOfTables(tables, { title: '', version: '', envelope: 'spec' })
  return {
    tables: new Map(resources.map(({ segment, table }) => [segment, table.ref])),
    keys: new Map(resources.map(({ segment, key }) => [`/${segment}`, key.map(({ property }) => property)])),
  }
}
