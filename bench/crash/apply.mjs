// One run of the runner, to be killed: node bench/crash/apply.mjs <url> <folder>
import { applyMigrations, connect, readMigrations } from '@kit/postgres/runner'

const [url, folder] = process.argv.slice(2)
const session = await connect({ url })
await applyMigrations(session, (await readMigrations(folder)).list, { lockTimeout: 5000 })
await session.close()
