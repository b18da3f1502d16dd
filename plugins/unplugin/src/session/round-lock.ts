import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** How often somebody who waits looks, and how long they wait before they go on without, in milliseconds. */
const INTERVAL = 5
const PATIENCE = 10_000

/**
 * Lets one dev server at a time work on a project: two of them, each halfway through writing what the other reads, would take each other's
 * output for somebody's edits. The lock is outside of the project, where no watcher sees it.
 *
 * @param work told whether somebody else has worked on the project meanwhile
 */
export async function alone<T>(root: string, work: (waited: boolean) => Promise<T>): Promise<T> {
  const lock = join(tmpdir(), `kit-${createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 24)}.lock`)
  let waited = false
  for (let left = PATIENCE; left > 0 && !take(lock); left -= INTERVAL) {
    waited = true
    await setTimeout(INTERVAL)
  }
  try {
    return await work(waited)
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld(lock)) rmSync(lock, { force: true })
    return false
  }
}

/** A process that is no more holds nothing. */
function isHeld(lock: string): boolean {
  try {
    const holder = readFileSync(lock, 'utf8')
    // Between its creation and its first byte, a lock belongs to somebody who is there.
    return holder === '' || process.kill(Number(holder), 0)
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
}
