// Other load generators with the same load, as far as they are on this machine. Latencies in milliseconds; a figure that a tool does not
// give is missing.
import { createRequire } from 'node:module'
import { measureNode, measureProgram } from '../shared/measure.mjs'

const AUTOCANNON = createRequire(new URL('../../engines/load/package.json', import.meta.url)).resolve('autocannon')

/** @param load `rate` requests per second, where the tool has one; otherwise as fast as it gets */
export async function autocannon(url, { connections, seconds, rate, warmup }) {
  const args = ['-c', connections, '-d', seconds, '-j', '-n', ...(rate === undefined ? [] : ['-R', rate])]
  const warm = warmup === undefined ? [] : ['--warmup', '[', '-c', connections, '-d', warmup, ']']
  const { stdout, cpu, memory, code } = await measureNode([AUTOCANNON, ...[...args, ...warm].map(String), url])
  if (code !== 0) return undefined
  // The warm-up has a line of its own.
  const { requests, duration, latency, errors } = JSON.parse(stdout.trim().split('\n').at(-1))
  const { p50, p90, p99 } = latency
  return { rps: requests.total / duration, answers: requests.total, errors, p50, p90, p99, p999: latency.p99_9, cpu, memory }
}

/** wrk knows no rate. */
export async function wrk(url, { connections, seconds }) {
  const { stdout, cpu, code } = await measureProgram('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', url])
  if (code !== 0) return undefined
  const at = (share) => inMilliseconds(new RegExp(`^\\s+${share}%\\s+([\\d.]+)(us|ms|s|m)$`, 'm').exec(stdout))
  const [, answers] = /(\d+) requests in/.exec(stdout) ?? []
  const [, connect = 0, read = 0, write = 0, timeout = 0] =
    /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout) ?? []
  const rps = Number(/^Requests\/sec:\s+([\d.]+)/m.exec(stdout)?.[1])
  const errors = [connect, read, write, timeout].reduce((sum, count) => sum + Number(count), 0)
  return { rps, answers: Number(answers), errors, p50: at(50), p90: at(90), p99: at(99), cpu }
}

/** hey shares a rate out over its connections. */
export async function hey(url, { connections, seconds, rate }) {
  const limit = rate === undefined ? [] : ['-q', String(rate / connections)]
  const { stdout, cpu, code } = await measureProgram('hey', ['-z', `${seconds}s`, '-c', String(connections), ...limit, url])
  if (code !== 0) return undefined
  const at = (share) => Number(new RegExp(`^\\s+${share}% in ([\\d.]+) secs`, 'm').exec(stdout)?.[1]) * 1000
  const answers = [...stdout.matchAll(/^\s+\[\d+\]\s+(\d+) responses/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
  const errors = [...(stdout.split('Error distribution:')[1] ?? '').matchAll(/^\s+\[(\d+)\]/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  )
  return { rps: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), answers, errors, p50: at(50), p90: at(90), p99: at(99), cpu }
}

export const PEERS = { autocannon, wrk, hey }

function inMilliseconds(match) {
  return match === null ? undefined : Number(match[1]) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[match[2]]
}
