// `npm test`: everything, in the order in which it is cheapest to fail. Ends with the number of tests that passed and failed.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const results = mkdtempSync(join(tmpdir(), 'kit-results-'))
const jest = ['node', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--json']
const steps = [
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], needed: true },
  { name: 'types of tests', command: ['npx', 'tsc', '-p', 'tsconfig.tests.json'] },
  { name: 'lint', command: ['npx', 'biome', 'check', '.'] },
  { name: 'packages', command: ['node', 'tools/pack-check.mjs'] },
  { name: 'unit', command: [...jest, `--outputFile=${results}/unit.json`], counts: `${results}/unit.json` },
  { name: 'e2e', command: [...jest, '-c', 'e2e/jest.config.mjs', `--outputFile=${results}/e2e.json`], counts: `${results}/e2e.json` },
]

let passed = 0
let failed = 0
for (const { name, command, needed, counts } of steps) {
  const start = Date.now()
  console.log(`\n── ${name}`)
  const ok = await run(command)
  const tests = counts ? countsOf(counts) : undefined
  passed += tests?.passed ?? (ok ? 1 : 0)
  failed += Math.max(tests?.failed ?? 0, ok ? 0 : 1)
  console.log(`── ${name} ${ok ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - start) / 1000)} s`)
  if (!ok && needed) break
}
rmSync(results, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function run([command, ...args]) {
  return new Promise((resolve) => {
    // Jest's --json also prints the whole result; the report for people is on stderr.
    const stdio = ['ignore', args.includes('--json') ? 'ignore' : 'inherit', 'inherit']
    spawn(command, args, { stdio, shell: process.platform === 'win32' }).on('close', (code) => resolve(code === 0))
  })
}

function countsOf(file) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }
  } catch {
    return undefined
  }
}
