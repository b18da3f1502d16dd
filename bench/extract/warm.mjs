// A change of one file to a new document, in a process that has extracted before: what a dev server does. Each change is of another file; it
// and its undoing count alike. The process begins with a few that do not count, since code that has run for a while is faster.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskFiles } from '@kit/api'
import { printDocument, RouteExtractor } from '@kit/api/sources'

const WARM_UP = 5
const [folder, list, rounds = '20'] = process.argv.slice(2)
const { entries, files } = JSON.parse(readFileSync(list, 'utf8'))
const extractor = new RouteExtractor(diskFiles(folder), { entries })
const print = () => printDocument(extractor.extract().model, { format: 'yaml', version: '3.1' })
let text = print()
const samples = []
const cpu = []
let unchanged = 0
for (let round = 0; round < WARM_UP + Number(rounds); round++) {
  const file = files[(round * 37) % files.length]
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  for (const edited of [before.replace("'open'", `'open${round}'`), before]) {
    writeFileSync(path, edited)
    const usage = process.cpuUsage()
    const started = performance.now()
    extractor.changed([file])
    const next = print()
    const milliseconds = performance.now() - started
    const { user, system } = process.cpuUsage(usage)
    if (next === text) unchanged += 1
    text = next
    if (round < WARM_UP) continue
    samples.push(milliseconds)
    cpu.push((user + system) / 1000)
  }
}
console.log(JSON.stringify({ samples, cpu, unchanged, memory: process.memoryUsage().rss / 1e6 }))
