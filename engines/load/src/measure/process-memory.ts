import { readFileSync } from 'node:fs'

/**
 * Memory that a process has in use now, and the most it has had. Linux only.
 *
 * @returns Bytes; undefined where it can't be known.
 */
export function processMemory(pid: number): { readonly resident: number; readonly peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1])
    const memory = { resident: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
    return Number.isNaN(memory.resident + memory.peak) ? undefined : memory
  } catch {
    return undefined
  }
}
