import { z } from 'zod'
import type { ProjectFiles } from './files.js'
import { perText } from './per-text.js'

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

const texts = perText((_path, text) => parseWritten(text))

/** What kit last wrote into an output folder of a project, by path. */
export function readWritten(files: ProjectFiles, output: string): ReadonlyMap<string, string> {
  const path = writtenFile(output)
  const text = files.read(path)
  return text === undefined ? new Map() : texts(files, path, text)
}

export function printWritten(written: ReadonlyMap<string, string>): string {
  return `${JSON.stringify(Object.fromEntries([...written].sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`
}
