import type { ExternalEngine } from '../external/external-engine.js'
import { k6Environment, k6Files } from './k6-files.js'
import { readK6Points } from './read-k6-points.js'

const RESULT = 'points.json'

export const K6: ExternalEngine = {
  name: 'k6',
  result: RESULT,
  files: k6Files,
  command: (plan) => ({
    // Its own server would be in the way of another run's; thresholds are judged here, for all engines alike.
    args: ['run', '--quiet', '--no-color', '--no-thresholds', '--address', '127.0.0.1:0', '--out', `json=${RESULT}`, 'script.js'],
    env: { ...k6Environment(plan), K6_NO_USAGE_REPORT: 'true' },
  }),
  read: (file, { timeout }) => readK6Points(file, timeout),
}
