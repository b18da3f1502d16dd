import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { MemoryFS as MemoryFSClass, PGlite as PGliteClass } from '@electric-sql/pglite'

/** Where PGlite looks for its data directory. */
const DATA = '/pglite/data'

/**
 * The data directory that initdb makes, as a tar archive. It is kept in a cache folder (`KIT_CACHE`, else the user's), since making it takes
 * seconds. Each database gets bytes of its own: it writes into them.
 */
export async function dataDirectory(PGlite: typeof PGliteClass): Promise<Buffer> {
  const file = join(cacheFolder(), `pglite-${await version()}.tar`)
  return (await inOnePiece(file)) ?? initialised(PGlite, file)
}

async function initialised(PGlite: typeof PGliteClass, file: string): Promise<Buffer> {
  const database = await PGlite.create()
  const image = Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer())
  await database.close()
  const own = `${file}.${randomBytes(6).toString('hex')}`
  // A cache that can't be written costs time only.
  await mkdir(dirname(file), { recursive: true })
    .then(() => writeFile(own, image))
    .then(() => rename(own, file))
    .catch(() => {})
  return image
}

/** `readFile` takes tens of megabytes in small pieces. */
async function inOnePiece(file: string): Promise<Buffer | undefined> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return undefined
  const bytes = Buffer.allocUnsafeSlow((await handle.stat()).size)
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
  await handle.close()
  return bytesRead === bytes.length ? bytes : undefined
}

function cacheFolder(): string {
  return process.env['KIT_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kit')
}

/** The version is part of the name: another version of PGlite can't read the directory. */
async function version(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8')
  return /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'unknown'
}

/** A file system in memory whose files are the bytes of an image: PGlite's own way to load one copies all of them several times. */
export function restored(MemoryFS: typeof MemoryFSClass, image: Buffer): MemoryFSClass {
  class Restored extends MemoryFS {
    override async initialSyncFs(): Promise<void> {
      const files = this.pg?.Module.FS
      for (const { name, content } of entriesOf(image)) {
        const path = `${DATA}/${name}`
        if (content === undefined) files?.mkdirTree(path)
        else files?.writeFile(path, content, OWNED)
      }
    }
  }
  return new Restored()
}

/** The bytes become the file, without a copy. */
const OWNED = { flags: 'w', canOwn: true }

const BLOCK = 512
const DIRECTORY = '5'

/** Files and folders (without content) of a tar archive, of the kind that PGlite writes: no links, no long names. */
function* entriesOf(archive: Buffer): Generator<{ readonly name: string; readonly content: Buffer | undefined }> {
  for (let at = 0; at < archive.length; ) {
    const field = (from: number, to: number) => archive.toString('latin1', at + from, at + to).split('\0', 1)[0] ?? ''
    const name = field(0, 100).replace(/^\/|\/$/g, '')
    if (name === '') return
    const size = Number.parseInt(field(124, 136), 8)
    const start = at + BLOCK
    yield { name, content: field(156, 157) === DIRECTORY ? undefined : archive.subarray(start, start + size) }
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
}
