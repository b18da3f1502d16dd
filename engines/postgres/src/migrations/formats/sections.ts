import type { Format, Migration, MigrationFile, Script } from '../migration.js'

/** One file with both ways, each after a comment. */
function sections(name: string, up: RegExp, down: RegExp, isTransaction: (line: string) => boolean, write: Format['write']): Format {
  return {
    name,
    read: (files) => {
      const migrations = files.flatMap((file) => readOne(file, up, down, isTransaction) ?? [])
      return migrations.length === 0 ? undefined : migrations
    },
    write,
  }
}

function readOne(file: MigrationFile, upMark: RegExp, downMark: RegExp, isTransaction: (line: string) => boolean): Migration | undefined {
  const { version, name } = /^(?:.*\/)?(?<version>\d+)[_-](?<name>[^/]*)\.sql$/.exec(file.path)?.groups ?? {}
  const up = upMark.exec(file.text)
  if (version === undefined || name === undefined || up === null) return undefined
  const down = downMark.exec(file.text)
  const piece = (mark: RegExpExecArray, end: number): Script => ({
    file: file.path,
    text: file.text,
    start: mark.index + mark[0].length,
    end,
    transactional: isTransaction(mark[0]),
  })
  const downIsLater = down !== null && down.index > up.index
  const downScript = down === null ? {} : { down: piece(down, downIsLater ? file.text.length : up.index) }
  return { version, name, up: piece(up, downIsLater ? down.index : file.text.length), ...downScript }
}

/** dbmate: `-- migrate:up` and `-- migrate:down`, each with `transaction:false` where it is to have none. */
export const dbmate = sections(
  'dbmate',
  /^--[ \t]*migrate:up\b.*$/m,
  /^--[ \t]*migrate:down\b.*$/m,
  (line) => !/transaction:\s*false/.test(line),
  ({ version, name, up, down, transactional }) => {
    const option = transactional ? '' : ' transaction:false'
    return [{ path: `${version}_${name}.sql`, text: `-- migrate:up${option}\n${up}\n-- migrate:down${option}\n${down}` }]
  },
)

/** node-pg-migrate with SQL files: `-- Up Migration` and `-- Down Migration`. It has no mark for "no transaction"; kit's is read and written. */
export const nodePgMigrate = sections(
  'node-pg-migrate',
  /^--[ \t]*up migration\b.*$/im,
  /^--[ \t]*down migration\b.*$/im,
  (line) => !/no-transaction/.test(line),
  ({ version, name, up, down, transactional }) => {
    const option = transactional ? '' : ' (no-transaction)'
    return [
      { path: `${version}_${name.replaceAll('_', '-')}.sql`, text: `-- Up Migration${option}\n${up}\n-- Down Migration${option}\n${down}` },
    ]
  },
)
