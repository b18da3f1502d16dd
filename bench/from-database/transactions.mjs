// Two transactions that take the same rows in opposite order: the server ends one of them, and it is tried again. Run in a generated project.
//   node transactions.mjs <folder of the compiled project>
import { pathToFileURL } from 'node:url'

const { transaction, rowsOf, closePool } = await import(pathToFileURL(`${process.argv[2]}/dist/db.js`))

await rowsOf('create table if not exists counted (id int primary key, n int not null)')
await rowsOf('insert into counted values (1, 0), (2, 0) on conflict (id) do update set n = 0')
const add = (first, second) =>
  transaction(async (rows) => {
    await rows('update counted set n = n + 1 where id = $1', [first])
    await new Promise((resolve) => setTimeout(resolve, 50))
    await rows('update counted set n = n + 1 where id = $1', [second])
  })
const results = await Promise.allSettled([add(1, 2), add(2, 1), add(1, 2), add(2, 1)])
const done = results.filter(({ status }) => status === 'fulfilled').length
const refused = results.flatMap(({ reason }) => (reason === undefined ? [] : [reason.status]))
const failed = await transaction(async (rows) => {
  await rows('update counted set n = 100')
  throw new Error('on purpose')
}).catch((error) => error.message)
const counts = (await rowsOf('select n from counted order by id')).map(({ n }) => n)
await rowsOf('drop table counted')
await closePool()
// All of a transaction is kept, or nothing; what is given up after some attempts is a 503.
const right = done > 0 && counts.every((n) => n === done) && refused.every((status) => status === 503) && failed === 'on purpose'
console.log(JSON.stringify({ done, refused, counts, failed }))
process.exitCode = right ? 0 : 1
