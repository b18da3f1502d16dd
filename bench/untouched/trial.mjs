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

/**
 * One dry run.
 *
 * @param where target, server or embedded
 * @returns the codes of what was wrong
 */
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
