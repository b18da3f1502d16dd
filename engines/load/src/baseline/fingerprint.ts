import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, platform, release } from 'node:os'
import { z } from 'zod'

/** What of a machine decides how fast something is. */
export const Fingerprint = z.object({
  cpu: z.string(),
  cores: z.number(),
  /** Cores that a container may use; 0 for no limit. */
  quota: z.number(),
  system: z.string(),
  node: z.string(),
})
export type Fingerprint = z.infer<typeof Fingerprint>

/**
 * The machine this process runs on.
 *
 * @example
 * fingerprint().cores // 8
 */
export function fingerprint(): Fingerprint {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    quota: cgroupQuota(),
    system: `${platform()} ${arch()} ${release()}`,
    node: process.version,
  }
}

/** What differs between two machines, in words. */
export function differences(then: Fingerprint, now: Fingerprint): readonly string[] {
  return Object.keys(Fingerprint.shape).flatMap((key) => {
    const [before, after] = [valueIn(then, key), valueIn(now, key)]
    return before === after ? [] : [`${key} was ${before}, is ${after}`]
  })
}

function valueIn(facts: Readonly<Record<string, string | number>>, key: string): string {
  return String(facts[key])
}

/** cgroup v2; elsewhere there is no file and no limit is known. */
function cgroupQuota(): number {
  try {
    const [quota, period] = readFileSync('/sys/fs/cgroup/cpu.max', 'utf8').trim().split(' ').map(Number)
    return quota !== undefined && period !== undefined && Number.isFinite(quota) ? quota / period : 0
  } catch {
    return 0
  }
}
