// Memory of the processes that send kit's requests: children of this one. Linux only; elsewhere the figures are NaN.
import { readdirSync, readFileSync } from 'node:fs'

const EVERY = 250

/** @returns `stop()`, with the most that one of them had in use, and all that was seen: `[seconds, MB]` */
export function watchWorkers() {
  const started = performance.now()
  const seen = []
  const look = () => {
    const sizes = children().map((pid) => residentOf(pid))
    if (sizes.length > 0) seen.push([(performance.now() - started) / 1000, Math.max(...sizes)])
  }
  const timer = setInterval(look, EVERY)
  return {
    stop: () => {
      clearInterval(timer)
      return { seen, peak: seen.length === 0 ? Number.NaN : Math.max(...seen.map(([, size]) => size)) }
    },
  }
}

/** Those that run kit's worker; servers are children as well. */
function children() {
  try {
    const tasks = readdirSync(`/proc/${process.pid}/task`)
    const pids = tasks.flatMap((task) => readFileSync(`/proc/${process.pid}/task/${task}/children`, 'utf8').trim().split(' '))
    return pids.filter((pid) => pid !== '' && /process\/worker\.js/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')))
  } catch {
    return []
  }
}

function residentOf(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
