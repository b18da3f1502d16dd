import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Diagnostic } from '@kit/api'
import { type Catalogue, catalogueOf, connect, describeTables, embeddedShadows, readCatalogue, type Table } from '@kit/postgres'
import { fail } from '../diagnostics/clean-failure.js'
import { databaseProblems } from './problems.js'

export interface TableSelection {
  readonly schemas: readonly string[]
  /** Names, with their schema or without; all when absent. */
  readonly tables: readonly string[] | undefined
}

/** Where tools note which migrations they have applied: nothing that an API offers. */
const BOOKKEEPING =
  /^(?:schema_migrations|flyway_schema_history|pgmigrations|knex_migrations(?:_lock)?|_prisma_migrations|__diesel_schema_migrations|gorp_migrations|goose_db_version)$/

/**
 * The tables that an API shall offer, in the order in which they were named, else by name.
 *
 * @param source a URL, an environment variable that holds one, or a path
 * @throws DiagnosticError KIT1800 to KIT1802 where there is nothing to offer
 */
export async function readTables(workspace: string, source: string, { schemas, tables }: TableSelection) {
  const described = describeTables(await catalogueFrom(workspace, source), schemas)
  const inOrder = [...described].sort((a, b) => schemas.indexOf(a.schema) - schemas.indexOf(b.schema))
  const found = tables === undefined ? inOrder.filter(({ name }) => !BOOKKEEPING.test(name)) : tables.map((name) => named(name, inOrder))
  if (found.length === 0) fail(databaseProblems.empty(schemas))
  const keyless = found.filter(({ key, view }) => key.length === 0 && !view).map(({ name }) => name)
  const diagnostics: readonly Diagnostic[] = keyless.length === 0 ? [] : [databaseProblems.readOnly(keyless)]
  return { tables: found, diagnostics }
}

function named(wanted: string, tables: readonly Table[]): Table {
  const found = tables.find(({ schema, name }) => name === wanted || `${schema}.${name}` === wanted)
  return (
    found ??
    fail(
      databaseProblems.noTable(
        wanted,
        tables.map(({ name }) => name),
      ),
    )
  )
}

async function catalogueFrom(workspace: string, source: string): Promise<Catalogue> {
  const variable = /^\w+$/.test(source) ? process.env[source] : undefined
  const url = variable ?? source
  if (/^postgres(?:ql)?:\/\//.test(url)) {
    const session = await connect({ url, readOnly: true })
    return readCatalogue(session).finally(() => session.close())
  }
  const path = resolve(workspace, source)
  if (variable !== undefined || !existsSync(path)) return fail(databaseProblems.noSource(source))
  const shadows = embeddedShadows()
  return catalogueOf(path, shadows).finally(() => shadows.close())
}
