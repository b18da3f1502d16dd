// Reads in a thread of its own, so that a case the reader does not come back from is one failed case.
import { Worker } from 'node:worker_threads'

const LIMIT_MS = 10_000
let worker

function start() {
  return new Worker(new URL('./reader-worker.mjs', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } })
}

/**
 * @param {'3.0.3' | '3.1.0'} version
 * @param {Record<string, unknown>} schemas by name
 * @returns {Promise<Map<string, {schema: unknown}>>} rejects where the reader refuses the document or does not come back
 */
export function readSchemas(version, schemas) {
  const own = (worker ??= start())
  return new Promise((resolve, reject) => {
    const end = (broken, settle) => {
      clearTimeout(timer)
      own.off('message', answer)
      own.off('error', fail)
      if (broken) {
        worker = undefined
        own.terminate()
      }
      settle()
    }
    const answer = ({ named, error }) => end(false, () => (named === undefined ? reject(new Error(`refused: ${error}`)) : resolve(named)))
    const fail = (error) => end(true, () => reject(error))
    const timer = setTimeout(() => fail(new Error('the reader does not come back')), LIMIT_MS)
    own.on('message', answer)
    own.on('error', fail)
    own.postMessage({ version, schemas })
  })
}

export async function stopReading() {
  await worker?.terminate()
}
