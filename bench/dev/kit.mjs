// How long kit takes from a file's event to the last write, in Vite's dev server.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { run } from '../shared/run.mjs'

const script = (name) => fileURLToPath(new URL(name, import.meta.url))
/** How long a change may take before the run is given up, in milliseconds. */
const PATIENCE = 180_000
/** Between two edits, in milliseconds: what the last one has left to do is not part of the next. */
const PAUSE = 60
const FIRST = 5000

/** A project for a document, with a dev server. */
export async function startKit(root, document) {
  mkdirSync(root, { recursive: true })
  const file = join(root, 'openapi.json')
  writeFileSync(join(root, 'package.json'), '{ "name": "api", "type": "module", "dependencies": { "express": "^5.3.0" } }\n')
  writeFileSync(file, document(FIRST))
  const { code, stderr } = await run(process.execPath, [script('./scaffold.mjs'), root])
  if (code !== 0) throw new Error(stderr)
  const contract = filesBelow(join(root, 'src')).find((path) => readFileSync(path, 'utf8').includes(`(${FIRST})`))
  const child = fork(script('./dev-server.mjs'), [root, relative(root, contract)], { execArgv: ['--expose-gc'] })
  await next(child, ({ ready }) => ready)
  const asked = (question, isAnswer) => {
    const answer = next(child, isAnswer)
    child.send(question)
    return answer
  }
  let limit = FIRST
  /** The round that counts is the one after which the other side has followed. */
  const save = async (path, text, [other, expected]) => {
    await asked('save', ({ save }) => save)
    const follows = () => readFileSync(other, 'utf8').includes(expected)
    const done = next(child, (message) => message.file === relative(root, path) && follows())
    writeFileSync(path, text)
    const { took, cpu } = await done
    await setTimeout(PAUSE)
    return { took, cpu }
  }
  return {
    /** @returns milliseconds from the event to the last write, and of CPU time in between */
    editDocument: () => save(file, document(++limit), [contract, `(${limit})`]),
    /** The same, the other way. */
    editRoutes: () => {
      const text = readFileSync(contract, 'utf8').replace(`(${limit})`, `(${limit + 1})`)
      return save(contract, text, [file, `"maxLength": ${++limit}`])
    },
    /** @returns megabytes of heap that are in use */
    memory: async () => (await asked('memory', ({ memory }) => memory !== undefined)).memory,
    close: async () => {
      const gone = once(child, 'exit')
      child.send('close')
      await gone
    },
  }
}

function next(child, isIt) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      child.off('message', listen)
      child.off('exit', ended)
    }
    const fail = (text) => {
      stop()
      reject(new Error(text))
    }
    const timer = globalThis.setTimeout(() => fail('the dev server does not answer'), PATIENCE)
    const ended = (code) => fail(`the dev server ended with ${code}`)
    const listen = (message) => {
      if (!isIt(message)) return
      stop()
      resolve(message)
    }
    child.on('message', listen)
    child.on('exit', ended)
  })
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
}
