// Extraction again after a change of one file, in a process that has extracted before: what a dev server does.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskFiles, RouteExtractor } from '@kit/api'

const [folder, list, rounds = '20'] = process.argv.slice(2)
const { entries, files } = JSON.parse(readFileSync(list, 'utf8'))
const extractor = new RouteExtractor(diskFiles(folder), { entries })
extractor.extract()
const samples = []
for (let round = 0; round < Number(rounds); round++) {
  const file = files[(round * 37) % files.length]
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, before.replace('.max(4', '.max(14'))
  appendFileSync(path, `\nexport const changed${round} = ${round}\n`)
  const started = performance.now()
  extractor.extract([file])
  samples.push(performance.now() - started)
  writeFileSync(path, before)
  extractor.extract([file])
}
console.log(JSON.stringify({ samples }))
