// One dry run, to be killed perhaps: node bench/untouched/try.mjs target|server|embedded <url> <folder>
import {
  connect,
  dryRun,
  dryRunOnTarget,
  embeddedShadows,
  readMigrations,
  readSizes,
  serverShadows,
  shadowOf,
} from '../../engines/postgres/dist/index.js'

const [where, url, folder] = process.argv.slice(2)

/** @returns the codes of what was wrong */
export async function tried(where, url, folder) {
  const { list } = await readMigrations(folder)
  if (where === 'target') {
    const target = await connect({ url })
    return codesOf(await dryRunOnTarget(target, list, { lockTimeout: 200, statementTimeout: 300 }).finally(() => target.close()))
  }
  const live = await connect({ url, readOnly: true })
  const sizes = await readSizes(live).finally(() => live.close())
  const shadow = await shadowOf(url, where === 'server' ? serverShadows(url) : embeddedShadows())
  return codesOf(await dryRun(shadow, list, { sizes }).finally(() => shadow.close()))
}

function codesOf(reports) {
  return reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))
}

if (folder !== undefined) await tried(where, url, folder)
