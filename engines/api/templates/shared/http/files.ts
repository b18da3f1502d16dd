import { createReadStream, type ReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { z } from 'zod'

/** A file that came with a multipart body. It lies in a temporary folder until the response is sent: move or copy it to keep it. */
export class UploadedFile {
  constructor(
    /** The name the client gave it. Not to be trusted as a path. */
    readonly filename: string,
    /** The media type the client gave it. Not to be trusted either. */
    readonly type: string,
    /** In bytes. */
    readonly size: number,
    readonly path: string,
  ) {}

  stream(): ReadStream {
    return createReadStream(this.path)
  }
}

/** A file in a multipart body. */
export function file() {
  return z.instanceof(UploadedFile, { error: 'Expected a file' })
}

const streams = new WeakSet<z.core.$ZodType>()

/** A request body that is handed to the handler as it arrives, whatever it is. */
export function stream() {
  const schema = z.instanceof(Readable, { error: 'Expected a body' })
  streams.add(schema)
  return schema
}

/** Whether a schema (or the one inside `.optional()`) was made by `stream()`. */
export function isStream(schema: z.core.$ZodType): boolean {
  if (streams.has(schema)) return true
  const { def } = (schema as z.core.$ZodTypes)._zod
  return def.type === 'optional' && isStream(def.innerType)
}

/** A response body that is no text: bytes, or a stream of them. */
export function binary(): z.ZodType<Uint8Array | Readable, Uint8Array | Readable> {
  return z.union([z.instanceof(Uint8Array), z.instanceof(Readable)], { error: 'Expected bytes or a stream' })
}
