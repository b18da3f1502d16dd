import { type Format, type MigrationFile, whole } from '../migration.js'
import { NO_TRANSACTION } from './pairs.js'

/** Flyway: `V1.2__name.sql`, the way back in `U1.2__name.sql`. */
export const flyway: Format = {
  name: 'flyway',
  read: (files) => {
    const named = files.flatMap((file) => {
      const {
        way,
        version = '',
        name = '',
      } = /^(?:.*\/)?(?<way>[VU])(?<version>[\d._]+?)__(?<name>[^/]*)\.sql$/.exec(file.path)?.groups ?? {}
      return way === undefined ? [] : [{ file, way, version: version.replaceAll('_', '.'), name }]
    })
    const migrations = named.flatMap(({ file, way, version, name }) => {
      if (way !== 'V') return []
      const down = named.find((other) => other.way === 'U' && other.version === version)?.file
      return [{ version, name, up: single(file), ...(down === undefined ? {} : { down: single(down) }) }]
    })
    return migrations.length === 0 ? undefined : migrations
  },
  write: ({ version, name, up, down, transactional }) => {
    const head = transactional ? '' : `${NO_TRANSACTION}\n`
    return [
      { path: `V${version}__${name}.sql`, text: `${head}${up}` },
      { path: `U${version}__${name}.sql`, text: `${head}${down}` },
    ]
  },
}

/** graphile-migrate: `committed/000001-name.sql`, which begin with the hash of what was before. They know no way back. */
export const graphile: Format = {
  name: 'graphile-migrate',
  read: (files) => {
    const migrations = files.flatMap((file) => {
      const { version, name = '' } = /^(?:committed\/)?(?<version>\d+)(?:-(?<name>[^/]*))?\.sql$/.exec(file.path)?.groups ?? {}
      if (version === undefined || !file.text.startsWith('--! ')) return []
      return [{ version, name, up: whole(file, !/^--! no-transaction$/m.test(file.text)) }]
    })
    return migrations.length === 0 ? undefined : migrations
  },
  // The hashes chain the files, so they are graphile-migrate's to commit: this is what it calls the current migration.
  write: ({ up, transactional }) => [{ path: 'current.sql', text: `${transactional ? '' : '--! no-transaction\n'}${up}` }],
}

/** Plain files, run in the order of their names. */
export const plain: Format = {
  name: 'plain',
  read: (files) => {
    const migrations = files
      .filter(({ path }) => path.endsWith('.sql'))
      .map((file) => ({ version: file.path.replace(/\.sql$/, ''), name: '', up: single(file) }))
    return migrations.length === 0 ? undefined : migrations
  },
  write: ({ version, name, up, transactional }) => [
    { path: `${version}_${name}.sql`, text: `${transactional ? '' : `${NO_TRANSACTION}\n`}${up}` },
  ],
}

function single(file: MigrationFile) {
  return whole(file, !file.text.startsWith(NO_TRANSACTION))
}
