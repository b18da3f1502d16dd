import { readdirSync, readFileSync } from 'node:fs'

/**
 * CPU time that a process has used, with all its threads: what stays true of a server when the machine is busy. Linux only.
 *
 * @returns Seconds; undefined where it can't be known.
 */
export function processCpu(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return threads.reduce((sum, thread) => sum + nanoseconds(`/proc/${pid}/task/${thread}/schedstat`), 0) / 1e9
  } catch {
    return undefined
  }
}

/** The first of three figures: time on a CPU. */
function nanoseconds(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ')[0])
  } catch {
    // The thread ended after the folder was read.
    return 0
  }
}
