import { fork } from 'node:child_process'

const WORKER = new URL('./worker.mjs', import.meta.url)

/**
 * Makes runs in several processes; the outcomes are in the order of the scenarios.
 *
 * @param look is shown each outcome as it comes, with the files before and afterwards, which are too many to be kept; and told how many
 *   runs are made
 */
export async function attempts(scenarios, processes, look) {
  const outcomes = new Array(scenarios.length)
  let [next, made] = [0, 0]
  const work = () =>
    new Promise((resolve, reject) => {
      const child = fork(WORKER)
      let index
      const give = () => {
        if (next === scenarios.length) return child.disconnect()
        index = next++
        child.send(scenarios[index])
      }
      child.on('message', ({ before, after, ...outcome }) => {
        outcomes[index] = outcome
        look(index, { ...outcome, before, after }, ++made)
        give()
      })
      child.on('error', reject)
      child.on('exit', (code, signal) => {
        if (code === 0) resolve()
        else reject(new Error(`A process ended with ${signal ?? code} at ${JSON.stringify(scenarios[index])}.`))
      })
      give()
    })
  await Promise.all(Array.from({ length: Math.min(processes, scenarios.length) }, work))
  return outcomes
}
