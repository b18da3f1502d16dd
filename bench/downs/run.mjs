#!/usr/bin/env node
// Downs: the dry run over a folder of migrations. Which ways back restore the schema, which don't, which fail?
//   [KIT_PG_URL=postgres://…] npm run bench -- downs <folder> [--verbose]
// Prints those that don't, and JSON as its last line. Without a server, the embedded database is used.
import { parseArgs } from 'node:util'
import { dryRun, embeddedShadows, extensionsIn, readMigrations, serverShadows } from '@kit/postgres'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { verbose: { type: 'boolean', default: false } } })
const [folder] = positionals
if (folder === undefined) {
  console.error('npm run bench -- downs <folder of migrations>')
  process.exit(1)
}
const { list } = await readMigrations(folder)
const shadows = process.env.KIT_PG_URL === undefined ? embeddedShadows() : serverShadows(process.env.KIT_PG_URL)
const shadow = await shadows.create(extensionsIn(list.map(({ up, down }) => `${up.text}\n${down?.text ?? ''}`).join('\n')))
const reports = await dryRun(shadow, list).finally(() => shadow.close())
const counts = { migrations: list.length, proven: 0, differs: 0, fails: 0, none: 0, 'not reached': list.length - reports.length }
for (const { version, name, down, diagnostics } of reports) {
  counts[down]++
  if (down !== 'proven' && (down !== 'none' || values.verbose))
    console.log(`${down.padEnd(8)} ${version} ${name}${values.verbose ? `\n    ${diagnostics[0]?.message ?? ''}` : ''}`)
}
console.log(JSON.stringify(counts))
process.exitCode = counts['not reached'] === 0 ? 0 : 1
