import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExecutorContext } from '@nx/devkit'
import { projectFolder } from '../../plugins/nx/src/database/project-folder.js'
import { databaseUrl } from '../../plugins/nx/src/database/sources.js'
import { cleanly } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { readOptions } from '../../plugins/nx/src/options/read-options.js'
import { FingerprintOptions } from './schema.js'

/**
 * Writes which schema, and which migrations, a database has. Never cached itself: targets that depend on the database take the file as input.
 *
 * @throws Error with rendered diagnostics when the database can't be read.
 */
export default function fingerprintExecutor(options: unknown, context: ExecutorContext): Promise<{ success: boolean }> {
  return cleanly(context.root, async () => {
    const url = databaseUrl(readOptions(FingerprintOptions, options).url)
    const output = join(projectFolder(context), '.kit/db-fingerprint')
    await mkdir(output, { recursive: true })
    await writeFile(join(output, 'fingerprint.json'), `${JSON.stringify(url === undefined ? null : await of(url))}\n`)
    return { success: true }
  })
}

async function of(url: string): Promise<{ schema: string; applied: readonly string[] }> {
  // Runs before every dry run, a cached one too; most projects have no database to ask.
  const { appliedVersions, connect, fingerprint, readCatalogue } = await import('@kit/postgres')
  const session = await connect({ url, readOnly: true })
  try {
    return { schema: fingerprint(await readCatalogue(session)), applied: await appliedVersions(session) }
  } finally {
    await session.close()
  }
}
