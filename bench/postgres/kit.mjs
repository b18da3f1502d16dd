// What kit does in one process: node kit.mjs read <url> | diff <url> <url> | apply <url> <folder> | dry-run <folder>
// Prints what it took inside of the process, in milliseconds, as its last line.
const [what, ...args] = process.argv.slice(2)
// As the executors do: what applies migrations loads no more than that takes.
const { applyMigrations, connect, dryRun, embeddedShadows, planChanges, readCatalogue, readMigrations } = await import(
  what === 'apply' ? '@kit/postgres/runner' : '@kit/postgres'
)

async function catalogueOf(url) {
  const session = await connect({ url, readOnly: true })
  return readCatalogue(session).finally(() => session.close())
}

const work = {
  read: async (url) => (await catalogueOf(url)).objects.size,
  diff: async (from, to) => {
    const catalogue = await catalogueOf(from)
    return planChanges(catalogue, await catalogueOf(to)).steps.length
  },
  apply: async (url, folder) => {
    const session = await connect({ url })
    const applied = await applyMigrations(session, (await readMigrations(folder)).list)
    await session.close()
    return applied.length
  },
  start: async () => {
    const session = await embeddedShadows().create()
    await session.close()
    return 1
  },
  'dry-run': async (folder) => {
    const session = await embeddedShadows().create()
    const reports = await dryRun(session, (await readMigrations(folder)).list)
    await session.close()
    return reports.filter(({ down }) => down === 'proven').length
  },
}

const begun = performance.now()
const count = await work[what](...args)
console.log(JSON.stringify({ count, ms: Math.round(performance.now() - begun) }))
