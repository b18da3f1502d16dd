import { createHash } from 'node:crypto'
import type { Diagnostic, Edit, ProjectFiles, TableApi } from '@kit/api'
import type { Table } from '@kit/postgres'
import { z } from 'zod'
import { databaseProblems } from './problems.js'
import { tableFile, tableModule } from './table-file.js'

const Remembered = z.record(z.string(), z.object({ hash: z.string(), columns: z.record(z.string(), z.string()) }))
type Remembered = z.infer<typeof Remembered>

/**
 * Plans the modules of tables. One that is as kit wrote it follows its table; one that somebody has edited stays.
 *
 * @param folder above the routes, relative to the project; empty or with a slash at its end
 * @param memory the file in which kit remembers what it wrote
 */
export function planTableFiles(
  files: ProjectFiles,
  { resources, operations }: TableApi<Table>,
  folder: string,
  memory: string,
): { readonly edits: readonly Edit[]; readonly diagnostics: readonly Diagnostic[] } {
  const before = remembered(files.read(memory))
  const next: Remembered = {}
  const edits: Edit[] = []
  const diagnostics: Diagnostic[] = []
  for (const resource of resources) {
    const path = `${folder}${tableModule(resource)}.ts`
    const text = tableFile(resource)
    const current = files.read(path)
    const known = before[path]
    const columns = Object.fromEntries(
      resource.table.columns.map(({ name, sql, nullable }) => [name, `${sql.type}${nullable ? '' : ' not null'}`]),
    )
    next[path] = { hash: hashOf(text), columns }
    if (current === undefined) edits.push({ path, kind: 'create', text, reason: 'new' })
    if (current === undefined || current === text || known?.hash === hashOf(text)) continue
    const changes = known === undefined ? ['kit does not know since when'] : changesOf(known.columns, columns)
    const place = { file: path, line: 1, column: 1 }
    if (known?.hash !== hashOf(current)) {
      diagnostics.push(databaseProblems.tableEdited(resource.table.name, changes, place))
      continue
    }
    edits.push({ path, kind: 'update', text, reason: 'the table changed' })
    const handlers = operations.filter((one) => one.resource === resource).map(({ id }) => id)
    diagnostics.push(databaseProblems.tableChanged(resource.table.name, changes, handlers, place))
  }
  const text = `${JSON.stringify(next, null, 1)}\n`
  const remembering = files.read(memory) === text ? [] : [{ path: memory, kind: 'update', text, reason: 'what kit remembers' } as const]
  return { edits: [...edits, ...remembering], diagnostics }
}

function remembered(text: string | undefined): Remembered {
  if (text === undefined) return {}
  try {
    return Remembered.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

function changesOf(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): readonly string[] {
  const changes = [
    ...Object.keys(after).flatMap((name) => (Object.hasOwn(before, name) ? [] : [`${name} is new`])),
    ...Object.keys(before).flatMap((name) => (Object.hasOwn(after, name) ? [] : [`${name} is gone`])),
    ...Object.entries(after).flatMap(([name, type]) => {
      const former = Object.hasOwn(before, name) ? before[name] : type
      return former === type ? [] : [`${name} is ${type} and was ${former}`]
    }),
  ]
  return changes.length === 0 ? ['its keys, indexes or checks'] : changes
}

function hashOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('base64url')
}
