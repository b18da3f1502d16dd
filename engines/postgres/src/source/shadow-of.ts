import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '../catalogue/objects.js'
import { readCatalogue } from '../catalogue/read-catalogue.js'
import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { applyPlan } from '../diff/apply.js'
import { planChanges } from '../diff/plan.js'
import { sqlOf } from '../migrations/migration.js'
import { readMigrations } from '../migrations/read-migrations.js'
import { unitsOf } from '../migrations/units.js'
import { connect } from '../session/connect.js'
import type { Session } from '../session/session.js'
import { extensionsIn, type Shadows } from '../session/shadow.js'
import { identifier } from '../sql/quote.js'
import { sqlFiles } from './files.js'
import { loadSchema } from './load-schema.js'
import { refuse } from './run-script.js'

/** Where a schema comes from: the URL of a database, a `.sql` file, a folder of them, a folder of migrations, or nothing at all. */
export type Source = string | undefined

/**
 * A shadow with the schema of a source in it. A live database is only read.
 *
 * @throws DiagnosticError when the source can't be read or loaded
 * @example
 * const shadow = await shadowOf('schema/v2.sql', embeddedShadows())
 */
export async function shadowOf(source: Source, shadows: Shadows): Promise<Session> {
  if (source === undefined) return shadows.create()
  if (/^postgres(?:ql)?:\/\//.test(source)) {
    const live = await connect({ url: source, readOnly: true })
    const catalogue = await readCatalogue(live).finally(() => live.close())
    const extensions = [...catalogue.objects.values()].flatMap((one) => (one.kind === 'extension' ? [one.name] : []))
    return loaded(shadows, extensions, async (session) =>
      applyPlan(session, planChanges(await readCatalogue(session), catalogue, { online: false })),
    )
  }
  const files = await sqlFiles(source)
  const extensions = extensionsIn(files.map((file) => file.text).join('\n'))
  const isFolder = (await stat(source)).isDirectory()
  const migrations = isFolder ? await readMigrations(source) : undefined
  if (migrations === undefined || migrations.format.name === 'plain')
    return loaded(shadows, extensions, (session) => loadSchema(session, files))
  return loaded(shadows, extensions, async (session) => {
    for (const { up } of migrations.list) {
      for (const { transactional, statements } of unitsOf(up)) {
        if (transactional) await session.script('begin')
        for (const one of statements)
          await session
            .script(one.text)
            .catch((error: unknown) => refuse(error, join(source, up.file), sqlOf(up), { ...one, offset: one.offset - up.start }))
        if (transactional) await session.script('commit')
      }
      await session.script('reset all')
    }
  })
}

/** The catalogue of a source, as the shadows' server writes it. */
export async function catalogueOf(source: Source, shadows: Shadows): Promise<Catalogue> {
  const shadow = await shadowOf(source, shadows)
  return readCatalogue(shadow).finally(() => shadow.close())
}

const NO_ROLE = /role "((?:[^"]|"")+)" does not exist/

/**
 * Roles belong to a server, not to a schema, so a schema may name some that an embedded database has never heard of: they are made there,
 * one after the other, as they are asked for. On a real server kit makes no role.
 */
async function loaded(shadows: Shadows, extensions: readonly string[], load: (session: Session) => Promise<void>): Promise<Session> {
  const roles: string[] = []
  for (;;) {
    const session = await shadows.create(extensions)
    try {
      for (const role of roles) await session.script(`create role ${identifier(role)}`)
      await load(session)
      await session.script('reset all')
      return session
    } catch (error) {
      await session.close()
      const role = error instanceof DiagnosticError ? NO_ROLE.exec(error.message)?.[1] : undefined
      if (shadows.kind !== 'embedded' || role === undefined || roles.includes(role)) throw error
      roles.push(role)
    }
  }
}
