// Preloaded into a Node process (`--import`): writes its CPU time and peak memory where it is told to, when it ends.
import { writeFileSync } from 'node:fs'

const file = process.env.KIT_BENCH_USAGE
if (file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }))
  })
}
