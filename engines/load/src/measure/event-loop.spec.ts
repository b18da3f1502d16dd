import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { builtProcess } from '../process/built-worker.fixture.js'
import { eventLoopAddress, eventLoopDelay } from './event-loop.js'

let preload: ReturnType<typeof builtProcess>
let child: ChildProcess | undefined
beforeAll(() => {
  preload = builtProcess('event-loop-preload')
})
afterEach(() => {
  child?.kill('SIGKILL')
})
afterAll(() => preload.remove())

/** Blocks itself for two seconds whenever something is written to it; not at once, since Node measures from the first turn after a reset on. */
const SERVER = `
process.stdin.on('data', () => setTimeout(() => {
  const until = performance.now() + 2000
  while (performance.now() < until);
  setTimeout(() => console.log('free'), 50)
}, 200)).on('end', () => process.exit())
console.log('up')`

async function start(): Promise<{ pid: number; block: () => Promise<unknown> }> {
  const started = spawn(process.execPath, ['--import', preload.entry.href, '--input-type=module', '-e', SERVER], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child = started
  await once(started.stdout, 'data')
  return {
    pid: started.pid ?? 0,
    block: async () => {
      started.stdin.write('x')
      await once(started.stdout, 'data')
    },
  }
}

/** Its socket may be there a moment later than its first line. */
async function asked(pid: number) {
  for (;;) {
    const delay = await eventLoopDelay(pid)
    if (delay !== undefined) return delay
  }
}

test('a server tells how late its event loop was since it was last asked', async () => {
  const { pid, block } = await start()
  await asked(pid)
  await block()
  const blocked = await asked(pid)
  expect(blocked.max).toBeGreaterThan(1500)
  expect(blocked.p50).toBeLessThan(blocked.max)
  expect((await asked(pid)).max).toBeLessThan(blocked.max)
}, 30_000)

test('a server that has ended, and a process that was not started so, tell nothing', async () => {
  const { pid } = await start()
  await asked(pid)
  child?.stdin?.end()
  if (child !== undefined) await once(child, 'exit')
  expect(existsSync(eventLoopAddress(pid))).toBe(false)
  expect(await eventLoopDelay(pid)).toBeUndefined()
  expect(await eventLoopDelay(process.pid)).toBeUndefined()
}, 30_000)
