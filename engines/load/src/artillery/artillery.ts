import type { ExternalEngine } from '../external/external-engine.js'
import { readJson } from '../external/read-json.js'
import { artilleryEnvironment, artilleryFiles } from './artillery-files.js'
import { readArtillery } from './read-artillery.js'

const RESULT = 'result.json'

export const ARTILLERY: ExternalEngine = {
  name: 'artillery',
  result: RESULT,
  files: (plan) => artilleryFiles(plan, { ...plan, insecure: plan.tls.insecure }),
  command: (plan) => ({
    args: ['run', '--quiet', '--output', RESULT, 'artillery.yaml'],
    // One worker, as kit has one process; and nobody is told what is tested here.
    env: { ...artilleryEnvironment(plan), WORKERS: '1', ARTILLERY_DISABLE_TELEMETRY: '1' },
  }),
  read: async (file, { timeout }) => readArtillery(await readJson(file), file, timeout),
}
