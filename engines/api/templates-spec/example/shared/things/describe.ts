import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { UploadedFile } from '../http.js'

/** The last file that was uploaded, so that a test can see that it is gone afterwards. */
export let lastUpload: string | undefined

/** A body as JSON: files and streams by their content. */
export async function describe(value: unknown): Promise<unknown> {
  if (value instanceof Readable) return { stream: (await text(value)).length }
  if (value instanceof UploadedFile) {
    lastUpload = value.path
    return {
      filename: value.filename,
      type: value.type,
      size: value.size,
      text: (await text(value.stream())).slice(0, 20),
      there: existsSync(value.path),
    }
  }
  if (Array.isArray(value)) return Promise.all(value.map(describe))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, one]) => [key, await describe(one)])))
}
