import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Extension, PGlite as PGliteClass, PGliteOptions } from '@electric-sql/pglite'
import { fail } from '../diagnostics/diagnostic.js'
import { shadowing } from '../diagnostics/shadowing.js'
import { pgliteSession } from './pglite-session.js'
import type { Shadows } from './shadow.js'

/** A schema of thousands of tables takes a lock on each of them in one transaction; the default of 64 ends at a few hundred. */
const LOCKS = ['-c', 'max_locks_per_transaction=2048']

/**
 * Databases inside of this process: nothing to install, nothing to start. The data directory that initdb would make is kept in a cache
 * folder (`KIT_CACHE`, else the user's), so that later starts take a fraction of a second.
 *
 * @example
 * const shadows = embeddedShadows()
 * const session = await shadows.create(['pg_trgm'])
 * await session.close()
 */
export function embeddedShadows(): Shadows {
  let image: Promise<Blob> | undefined
  return {
    kind: 'embedded',
    create: async (extensions = []) => {
      // Loaded only where it is used: real servers do without it.
      const { PGlite } = await import('@electric-sql/pglite')
      image ??= initialised(PGlite)
      const options: PGliteOptions = { startParams: [...PGlite.defaultStartParams, ...LOCKS], loadDataDir: await image }
      return pgliteSession(await PGlite.create({ ...options, extensions: await bundles(extensions) }))
    },
    close: async () => {},
  }
}

async function initialised(PGlite: typeof PGliteClass): Promise<Blob> {
  const file = join(cacheFolder(), `pglite-${await version()}.tar`)
  const cached = imageIn(file)
  if (cached !== undefined) return cached
  const database = await PGlite.create()
  const image = await database.dumpDataDir('none')
  await database.close()
  const own = `${file}.${randomBytes(6).toString('hex')}`
  // A cache that can't be written costs time only.
  await mkdir(dirname(file), { recursive: true })
    .then(async () => writeFile(own, new Uint8Array(await image.arrayBuffer())))
    .then(() => rename(own, file))
    .catch(() => {})
  return image
}

/** Read in one piece: the asynchronous way copies its tens of megabytes once more, which takes longer than reading them. */
function imageIn(file: string): Blob | undefined {
  try {
    return new Blob([readFileSync(file)])
  } catch {
    return undefined
  }
}

function cacheFolder(): string {
  return process.env['KIT_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kit')
}

/** The version is part of the name: another version of PGlite can't read the directory. */
async function version(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')), 'utf8')
  return /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'unknown'
}

async function bundles(names: readonly string[]): Promise<Record<string, Extension>> {
  const found: Record<string, Extension> = {}
  for (const name of names) {
    if (name === 'plpgsql') continue
    const id = name.replaceAll('-', '_')
    const module: unknown = await import(`@electric-sql/pglite/contrib/${id}`).catch(() => fail(shadowing.noExtension(name)))
    const extension =
      typeof module === 'object' && module !== null && id in module ? Object.entries(module).find(([key]) => key === id)?.[1] : undefined
    if (!isExtension(extension)) fail(shadowing.noExtension(name))
    else found[id] = extension
  }
  return found
}

function isExtension(value: unknown): value is Extension {
  return typeof value === 'object' && value !== null && 'setup' in value && typeof value.setup === 'function'
}
