import { type Format, type Migration, type MigrationFile, whole } from '../migration.js'

/** The line that says that the statements of a file are not one transaction. */
export const NO_TRANSACTION = '-- kit: no-transaction'

const NAME = /^(?<version>\d+)_(?<name>[^/]*)\.(?<way>up|down)\.sql$/

const marked = (text: string) => !text.startsWith(NO_TRANSACTION)

/** `20240131120000_name.up.sql` beside `.down.sql`: kit's own format, and golang-migrate's. */
export const pairs: Format = {
  name: 'kit',
  read: (files) => readPairs(files, NAME),
  write: ({ version, name, up, down, transactional }) => {
    const head = transactional ? '' : `${NO_TRANSACTION}\n`
    return [
      { path: `${version}_${name}.up.sql`, text: `${head}${up}` },
      { path: `${version}_${name}.down.sql`, text: `${head}${down}` },
    ]
  },
}

const FOLDER = /^(?<version>[\d-]+)_(?<name>[^/]*)\/(?<way>up|down)\.sql$/

/** `2024-01-31-120000_name/up.sql` beside `down.sql`, as Diesel has them. */
export const folders: Format = {
  name: 'folders',
  read: (files) => readPairs(files, FOLDER),
  write: ({ version, name, up, down, transactional }) => {
    const head = transactional ? '' : `${NO_TRANSACTION}\n`
    return [
      { path: `${version}_${name}/up.sql`, text: `${head}${up}` },
      { path: `${version}_${name}/down.sql`, text: `${head}${down}` },
    ]
  },
}

function readPairs(files: readonly MigrationFile[], pattern: RegExp): Migration[] | undefined {
  const found = new Map<string, { name: string; version: string; up?: MigrationFile; down?: MigrationFile }>()
  for (const file of files) {
    const { version: written = '', name = '', way } = pattern.exec(file.path)?.groups ?? {}
    const version = written.replaceAll('-', '')
    if (way !== 'up' && way !== 'down') continue
    const entry = found.get(`${version}_${name}`) ?? { version, name }
    entry[way] = file
    found.set(`${version}_${name}`, entry)
  }
  const migrations = [...found.values()].flatMap(({ version, name, up, down }): Migration[] => {
    if (up === undefined) return []
    return [{ version, name, up: whole(up, marked(up.text)), ...(down === undefined ? {} : { down: whole(down, marked(down.text)) }) }]
  })
  return migrations.length === 0 ? undefined : migrations
}
