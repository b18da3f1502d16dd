// The tools that kit is measured against, as their manuals say to run them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureNode, measureProgram } from '../shared/measure.mjs'
import { installPeers } from '../shared/peers.mjs'

const VERSIONS = {
  '@supabase/pg-delta': '1.0.0-alpha.34',
  '@pgkit/migra': '0.6.1',
  dbmate: '2.36.0',
  'node-pg-migrate': '9.0.0',
  pg: '8.23.1',
}

/** @returns functions by name; undefined where the peers can't be installed */
export async function postgresPeers() {
  const folder = await installPeers('postgres', VERSIONS)
  if (folder === undefined) return undefined
  const bin = (path) => join(folder, 'node_modules', path)
  return {
    diffs: {
      'pg-delta': (from, to) =>
        measureNode([
          bin('@supabase/pg-delta/dist/cli/main.js'),
          'plan',
          '--source',
          from,
          '--desired',
          to,
          '--out',
          join(folder, 'plan.json'),
        ]),
      '@pgkit/migra': (from, to) => measureNode([bin('@pgkit/migra/dist/command.js'), '--unsafe', '--with-privileges', from, to]),
    },
    runners: {
      dbmate: (url, migrations) =>
        measureProgram(bin('@dbmate/linux-x64/bin/dbmate'), [
          '--no-dump-schema',
          '--url',
          `${url}?sslmode=disable`,
          '-d',
          migrations,
          'up',
        ]),
      'node-pg-migrate': (url, migrations) => {
        writeFileSync(join(folder, 'npm.json'), '{}')
        return measureNode([bin('node-pg-migrate/bin/node-pg-migrate.js'), 'up', '-m', migrations, '--no-check-order'], {
          env: { DATABASE_URL: url },
        })
      },
    },
  }
}
