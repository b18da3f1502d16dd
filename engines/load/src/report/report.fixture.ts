import { Recorder } from '../measure/recorder.js'
import { seededRandom } from '../plan/random.js'
import { planFor, step } from '../pump/server.fixture.js'
import { parseThreshold } from '../thresholds/threshold.js'
import { buildReport } from './build-report.js'
import type { LoadReport } from './load-report.js'

/** A run of twenty seconds as it could have been: steady, with a stall in the middle; the same each time. */
export function sampleReport(more: { readonly failing?: boolean; readonly name?: string } = {}): LoadReport {
  const { failing = false, name = 'listUsers' } = more
  const random = seededRandom(11)
  const recorder = new Recorder([name, 'createUser'], 1, 0)
  const skewed = (scale: number) => scale * Math.exp(random() + random() + random() - 1.5)
  for (let index = 0; index < 12_000; index++) {
    const now = (index / 12_000) * 20_000
    const stalled = now > 9000 && now < 10_000 ? 180_000 : 0
    recorder.response(index % 4 === 0 ? 'createUser' : name, index % 4 === 0 ? 201 : 200, 420, skewed(4000) + random() * stalled, now)
    if (index % 500 === 0) recorder.error(name, 'timeout', 10_000_000, now)
    if (failing && index % 40 === 0) {
      recorder.unexpected('createUser', 'status 500', () => ({
        request: 'createUser',
        reason: 'status 500',
        sent: {
          method: 'POST',
          url: 'http://localhost:3000/users',
          headers: { 'content-type': 'application/json' },
          body: '{"name":"<b>Ada</b>"}',
        },
        received: { status: 500, headers: { 'content-type': 'text/html' }, body: '<script>alert(1)</script>' },
      }))
    }
  }
  const plan = planFor('http://localhost:3000', { seconds: 20, connections: 25 }, [step({ name }), step({ name: 'createUser' })])
  const measurement = { ...recorder.finish(20_000), clientCpuSeconds: 4 }
  const report = buildReport(
    plan,
    {
      measurement,
      pump: 'undici',
      processes: 1,
      reason: 'there are several requests',
      server: { cpuSeconds: 9, eventLoop: { mean: 0.4, p50: 0.2, p99: 3.1, max: 184 } },
    },
    {
      thresholds: ['p99<400ms', 'errors<1%', failing ? 'createUser:p95<5ms' : 'createUser:p95<500ms'].map(parseThreshold),
      minSamples: 100,
      interrupted: false,
      made: '2026-01-01 12:00',
    },
  )
  const machine = { cpu: 'A CPU', cores: 4, quota: 0, system: 'linux x64 6.0', node: 'v20.19.0' }
  return { ...report, conditions: { ...report.conditions, machine } }
}
