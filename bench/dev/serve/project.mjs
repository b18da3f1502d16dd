// An API of fifty operations on disk, of which one has a handler; what is edited in it while it is served.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyEdits, diskFiles, planApp, planFromDocument } from '@kit/api'
import { root as repository } from '../../shared/corpus.mjs'
import { fiftyOperations } from '../documents.mjs'

const ANSWERS = {
  express: (value) => `async (_req, res) => { res.status(200).json(${value}) }`,
  fastify: (value) => `async (_request, reply) => reply.code(200).send(${value})`,
  koa: (value) => `async () => ({ status: 200, body: ${value} })`,
}
const HANDLERS = 'src/routes/things2/handlers.ts'
const CONTRACT = 'src/routes/things2/contract.ts'
/** What the limit of the edited property is at first. */
const FIRST = 5000

/** @returns the edits: each is told how to see from an answer whether it is new, and whether the other side has followed */
export async function makeProject(root, framework) {
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'fifty', type: 'module', dependencies: { [framework]: '*' } }))
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  const document = fiftyOperations()
  const spec = join(root, 'openapi.json')
  writeFileSync(spec, document(FIRST))
  const options = { framework, output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }
  applyEdits(root, planApp(diskFiles(root), options).edits)
  applyEdits(root, (await planFromDocument(spec, diskFiles(root), options)).edits)
  const text = (path) => readFileSync(join(root, path), 'utf8')
  const stub = /(listThing7: [^=]+ = )async \(\) => \{\n[^\n]*\n\}/
  const handlers = text(HANDLERS)
  const list = (name) =>
    writeFileSync(join(root, HANDLERS), handlers.replace(stub, `$1${ANSWERS[framework](`{ id: 1, name: '${name}' }`)}`))
  list('first')
  let limit = FIRST
  const post = (length) => ({
    path: '/things7',
    init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 1, name: 'x'.repeat(length) }) },
  })
  // A body as long as the new limit is taken; with the old one it was not.
  const taken = { isNew: ({ status }) => status !== 400, isSettled: () => text('openapi.json').includes(`"maxLength": ${limit}`) }
  return {
    handler: (number) => {
      list(`edit ${number}`)
      return { path: '/things7', isSettled: () => true, isNew: ({ body }) => body.includes(`edit ${number}"`) }
    },
    schema: () => {
      writeFileSync(join(root, CONTRACT), text(CONTRACT).replace(`(${limit})`, `(${++limit})`))
      return { ...taken, ...post(limit) }
    },
    document: () => {
      writeFileSync(spec, document(++limit))
      return { ...taken, ...post(limit) }
    },
  }
}
