import { z } from 'zod'

const Written = z.record(z.string(), z.string())

/** Where kit keeps what it wrote into an output folder, for merging with what stands there now. */
export function writtenFile(output: string): string {
  return `.kit/written/${output}.json`
}

/** The texts of files as kit last wrote them, by path; none where that is not known. */
export function parseWritten(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined) return new Map()
  try {
    return new Map(Object.entries(Written.parse(JSON.parse(text))))
  } catch {
    return new Map()
  }
}

export function printWritten(written: ReadonlyMap<string, string>): string {
  return `${JSON.stringify(Object.fromEntries([...written].sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`
}
