import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { applyEdits, diskFiles } from '../engines/api/src/plan/disk.js'
import type { Edit } from '../engines/api/src/plan/files.js'

const KILLS = 200
const writer = fileURLToPath(new URL('./support/writer.mjs', import.meta.url))
const text = (state: string, index: number) => `// ${state}\nexport const file${index} = '${state.repeat(400)}'\n`
const path = (index: number) => `src/routes/folder-${index % 7}/file-${index}.ts`

/** Eighty files change, twenty come, twenty go. */
const edits: readonly Edit[] = Array.from({ length: 120 }, (_, index): Edit => {
  const kind = index < 80 ? 'update' : index < 100 ? 'create' : 'delete'
  return { path: path(index), kind, text: kind === 'delete' ? '' : text('new', index), reason: 'test' }
})

function reset(root: string): void {
  rmSync(root, { recursive: true, force: true })
  edits.forEach(({ kind, path: file }, index) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    if (kind !== 'create') writeFileSync(join(root, file), text('old', index))
  })
  mkdirSync(join(root, '.kit'), { recursive: true })
}

const stateOf = (root: string, { kind, path: file }: Edit, index: number): 'old' | 'new' | 'torn' => {
  let current: string | undefined
  try {
    current = readFileSync(join(root, file), 'utf8')
  } catch {}
  if (current === (kind === 'create' ? undefined : text('old', index))) return 'old'
  return current === (kind === 'delete' ? undefined : text('new', index)) ? 'new' : 'torn'
}

test(`a process that is killed at ${KILLS} random moments while it writes: every file is old or new, and the next run finishes the work`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kit-interrupted-'))
  const root = join(folder, 'project')
  const plan = join(folder, 'plan.json')
  writeFileSync(plan, JSON.stringify(edits))
  let halfway = 0
  try {
    reset(root)
    const start = performance.now()
    applyEdits(root, edits)
    const whole = performance.now() - start
    for (let kill = 0; kill < KILLS; kill++) {
      reset(root)
      const child = spawn(process.execPath, [writer, root, plan], { stdio: ['ignore', 'pipe', 'inherit'] })
      const gone = once(child, 'close')
      await once(child.stdout, 'data')
      await wait(((kill + Math.random()) / KILLS) * whole * 2)
      child.kill('SIGKILL')
      await gone
      const states = edits.map((edit, index) => stateOf(root, edit, index))
      expect(states).not.toContain('torn')
      if (states.includes('old') && states.includes('new')) halfway++

      const started = states.includes('new') || readdirSync(join(root, '.kit')).some((name) => /^unfinished-\d+\.json$/.test(name))
      diskFiles(root)
      expect(new Set(edits.map((edit, index) => stateOf(root, edit, index)))).toEqual(new Set([started ? 'new' : 'old']))
      expect(readdirSync(root, { recursive: true }).filter((one) => /\.kit-\d+$|unfinished/.test(String(one)))).toEqual([])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  // Else nothing was proved.
  expect(halfway).toBeGreaterThan(10)
})
