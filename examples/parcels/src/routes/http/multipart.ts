import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { HttpError } from './errors.js'
import { UploadedFile } from './files.js'
import type { Field } from './forms.js'

/** Sizes in bytes. What is larger or more is answered with 413. */
export const multipartLimits = {
  files: 20,
  fileSize: 25 * 1024 * 1024,
  fields: 500,
  fieldSize: 1024 * 1024,
  fieldNameSize: 200,
  parts: 520,
}

/**
 * Reads a multipart body. Files are written to a temporary folder as they arrive, which is removed when the response is through.
 *
 * @throws HttpError 413 when a limit is exceeded, 400 when the body is not well-formed
 */
export async function readMultipart(message: IncomingMessage, response: ServerResponse): Promise<Field[]> {
  const fields: Field[] = []
  const writing: Promise<void>[] = []
  let folder: Promise<string> | undefined

  const parser = parserFor(message.headers)
  const fail = (error: Error) => parser.destroy(error)
  parser.on('field', (name, value, nameCut, valueCut, _encoding, type) => {
    if (nameCut || valueCut) fail(tooLarge(`The field ${name} is too long`))
    else fields.push({ name, type, value })
  })
  parser.on('file', (name, content, filename, _encoding, type) => {
    folder ??= temporaryFolder(response)
    const position = fields.push({ name, type, value: '' }) - 1
    const written = store(folder, position, content, filename, type).then((value) => {
      fields[position] = { name, type, value }
    })
    written.catch(fail)
    writing.push(written)
  })
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
    parser.on(limit, () => fail(tooLarge('The form has too many parts')))
  }

  try {
    await pipeline(message, parser)
    await Promise.all(writing)
    return fields
  } catch (cause) {
    message.resume()
    if (cause instanceof HttpError) throw cause
    throw new HttpError(400, 'malformed_body', 'The body is not a well-formed multipart form', { cause })
  }
}

function parserFor(headers: IncomingMessage['headers']): InstanceType<typeof Busboy> {
  try {
    return new Busboy({ headers: { ...headers, 'content-type': headers['content-type'] ?? '' }, limits: multipartLimits })
  } catch (cause) {
    throw new HttpError(400, 'malformed_body', 'The Content-Type of the form has no boundary', { cause })
  }
}

async function temporaryFolder(response: ServerResponse): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'upload-'))
  const remove = () => void rm(folder, { recursive: true, force: true }).catch(() => {})
  if (response.closed) remove()
  else response.once('close', remove)
  return folder
}

async function store(
  folder: Promise<string>,
  position: number,
  content: BusboyFileStream,
  filename: string,
  type: string,
): Promise<UploadedFile> {
  // The client's name for the file is never used as a path.
  const path = join(await folder, String(position))
  await pipeline(content, createWriteStream(path))
  if (content.truncated) throw tooLarge(`${filename} is larger than ${multipartLimits.fileSize} bytes`)
  return new UploadedFile(filename, type, content.bytesRead, path)
}

function tooLarge(message: string): HttpError {
  return new HttpError(413, 'body_too_large', message)
}
