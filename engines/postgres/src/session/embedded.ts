import type { Extension } from '@electric-sql/pglite'
import { fail } from '../diagnostics/diagnostic.js'
import { shadowing } from '../diagnostics/shadowing.js'
import { dataDirectory, restored } from './embedded-image.js'
import { pgliteSession } from './pglite-session.js'
import type { Shadows } from './shadow.js'

const SETTINGS: Readonly<Record<string, number | string>> = {
  // A schema of thousands of tables takes a lock on each of them in one transaction; the default of 64 ends at a few hundred.
  max_locks_per_transaction: 4096,
  // There is one session. The lock table has room for so many locks of each that could be, and whoever looks at it walks through all of it.
  max_connections: 4,
  autovacuum_worker_slots: 1,
  max_wal_senders: 0,
  // Taken at the start, all of it; what does not fit is in memory anyway.
  shared_buffers: '16MB',
}

/**
 * Databases inside of this process: nothing to install, nothing to start. What initdb makes is kept in a cache folder, so that later starts
 * take a fraction of a second.
 *
 * @example
 * const shadows = embeddedShadows()
 * const session = await shadows.create(['pg_trgm'])
 * await session.close()
 */
export function embeddedShadows(): Shadows {
  return {
    kind: 'embedded',
    create: async (names = []) => {
      // Loaded only where it is used: real servers do without it.
      const { MemoryFS, PGlite } = await import('@electric-sql/pglite')
      const extensions = await bundles(names)
      const fs = restored(MemoryFS, await dataDirectory(PGlite))
      const startParams = [...PGlite.defaultStartParams, ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
      return pgliteSession(await PGlite.create({ startParams, fs, extensions }))
    },
    close: async () => {},
  }
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
