import { codeOf, diskFileSystem, type ReadFileSystem } from './file-system.js'
import { type ReadOptions, type ReadResult, readDocument, readUnchecked, type UncheckedDocument } from './read-document.js'
import { sameContent } from './same-content.js'

type Content = Uint8Array | string

/** What a reading saw of the files, and what came of it. */
interface Reading {
  readonly how: string
  readonly contents: ReadonlyMap<string, Content | undefined>
  readonly paths: ReadonlyMap<string, string>
  readonly document: UncheckedDocument
}

/** The document as it stands, and as it will be written. */
const KEPT = 2

const readings = new WeakMap<object, readonly Reading[]>()

/** Reads a document, unless somebody remembers reading the very same; what it looked for and did not find counts, too. */
export async function readOnce(file: string, options: ReadOptions): Promise<ReadResult> {
  const fileSystem = options.fileSystem ?? diskFileSystem
  const { memory } = fileSystem
  if (memory === undefined) return readDocument(file, options)
  const { root, allowRemote, allowOutside, validate } = options
  const how = JSON.stringify([file, root, allowRemote, allowOutside])
  const wanted = ({ result, checked }: UncheckedDocument): ReadResult | Promise<ReadResult> => (validate === false ? result : checked())
  const known = readings.get(memory) ?? []
  for (const one of known) if (one.how === how && (await isStill(one, fileSystem))) return wanted(one.document)
  const contents = new Map<string, Content | undefined>()
  const paths = new Map<string, string>()
  const document = await readUnchecked(file, {
    ...options,
    fileSystem: {
      memory,
      async readFile(path) {
        contents.set(path, undefined)
        const content = await fileSystem.readFile(path)
        contents.set(path, content)
        return content
      },
      async realpath(path) {
        paths.set(path, await realPath(fileSystem, path))
        return fileSystem.realpath(path)
      },
    },
  })
  // What comes from elsewhere may be another thing the next time, without anybody here knowing.
  if (allowRemote === undefined || allowRemote.length === 0)
    readings.set(memory, [{ how, contents, paths, document }, ...known].slice(0, KEPT))
  return wanted(document)
}

async function isStill({ contents, paths }: Reading, fileSystem: ReadFileSystem): Promise<boolean> {
  for (const [path, content] of contents) {
    const now = await fileSystem.readFile(path).catch(() => undefined)
    if (content === undefined || now === undefined ? content !== now : !sameContent(content, now)) return false
  }
  for (const [path, real] of paths) if ((await realPath(fileSystem, path)) !== real) return false
  return true
}

function realPath(fileSystem: ReadFileSystem, path: string): Promise<string> {
  return fileSystem.realpath(path).catch((error: unknown) => `\0${codeOf(error)}`)
}
