// CPU time and peak memory of whole processes.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.mjs'

const PRELOAD = new URL('./usage.mjs', import.meta.url).href

/**
 * Runs a Node script to its end. The figures are the operating system's for the whole process, its start and its threads included.
 *
 * @param node the Node binary to run it with
 * @returns what `run` returns, with `cpu` (user and system, in seconds) and `memory` (largest resident set, in MB)
 */
export async function measureNode(args, { node = process.execPath, env, ...options } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kit-usage-'))
  const file = join(folder, 'usage.json')
  const result = await run(node, ['--import', PRELOAD, ...args], { ...options, env: { ...env, KIT_BENCH_USAGE: file } })
  try {
    return { ...result, ...JSON.parse(readFileSync(file, 'utf8')) }
  } catch {
    // It was killed, or never got as far as the preload.
    return { ...result, code: result.code === 0 ? -1 : result.code, cpu: Number.NaN, memory: Number.NaN }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Runs any program to its end; nothing else may end meanwhile. Linux only: elsewhere the figures are NaN. CPU time comes in steps of
 * 10 ms; memory is the largest resident set of one process, asked for so often that only what grows in the last moment is missed.
 */
export async function measureProgram(command, args, options) {
  const before = childrenTicks()
  let memory = 0
  const timer = setInterval(() => (memory = Math.max(memory, ...descendants(process.pid).map(peakOf))), 20)
  const result = await run(command, args, options)
  clearInterval(timer)
  const after = childrenTicks()
  return { ...result, cpu: (after - before) / 100, memory: Number.isNaN(after) ? Number.NaN : memory }
}

/** CPU time of all children that have ended, and of theirs, in ticks of 10 ms: proc_pid_stat(5). */
function childrenTicks() {
  const [userTime, systemTime] = fieldsOf(process.pid).slice(13, 15)
  return Number(userTime) + Number(systemTime)
}

/** What follows the name of the program, which may hold anything; index 1 is the parent. */
function fieldsOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

function descendants(root) {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), Number(fieldsOf(pid)[1])]),
  )
  const below = (pid) => [...parents].flatMap(([child, parent]) => (parent === pid ? [child, ...below(child)] : []))
  return below(root)
}

function peakOf(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

export function median(values) {
  return quantile(values, 0.5)
}

/** @param share 0.25 for the lower quartile; between two values, what lies between them */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}
