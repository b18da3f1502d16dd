import { expect, test } from '@jest/globals'
import { planFor } from '../pump/server.fixture.js'
import { k6Environment } from './k6-files.js'

const origin = 'https://localhost:3000'

test('a plan is what the script takes from the environment', () => {
  const common = { BASE_URL: origin, TIMEOUT: '5000ms', INSECURE: 'false', GODEBUG: 'http2client=0' }
  expect(k6Environment(planFor(origin, { seconds: 3, connections: 7 }))).toEqual({ ...common, VUS: '7', DURATION: '3s' })
  expect(k6Environment(planFor(origin, { amount: 5, connections: 7 }))).toEqual({ ...common, VUS: '5', AMOUNT: '5' })
  const stages = [{ from: 10, to: 20, seconds: 1.5 }]
  const open = { ...planFor(origin, {}), http2: true, model: { kind: 'open' as const, connections: 900, stages, phase: 0 } }
  const { GODEBUG: _, ...modern } = common
  expect(k6Environment(open)).toEqual({ ...modern, VUS: '900', MAX_VUS: '900', STAGES: JSON.stringify(stages) })
})
