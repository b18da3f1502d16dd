// node writer.mjs <root> <plan.json>: says that it starts, and writes.
import { readFileSync, writeSync } from 'node:fs'
import { applyEdits } from '../../engines/api/dist/plan/disk.js'

const [, , root, plan] = process.argv
const edits = JSON.parse(readFileSync(plan, 'utf8'))
writeSync(1, 'writing\n')
applyEdits(root, edits)
