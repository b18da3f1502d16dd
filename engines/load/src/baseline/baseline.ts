import { z } from 'zod'
import { SliceFigures } from '../compare/slice-figures.js'
import { badBaseline, otherConditions } from '../diagnostics/compare-problems.js'
import { type Problem, refuse } from '../diagnostics/problem.js'
import { differences, Fingerprint } from './fingerprint.js'

/** How many runs a baseline keeps; older ones go. */
const KEPT = 20

/** One run as a baseline keeps it. */
export const BaselineRun = z.object({
  slices: z.array(SliceFigures).min(1),
  /** Requests per second of the built-in reference server at that time: how fast the machine was. */
  calibration: z.number().positive(),
})
export type BaselineRun = z.infer<typeof BaselineRun>

/** Runs of one scenario on one machine. */
export const Baseline = z.object({
  version: z.literal(1),
  /** Of what was run: scenario and options. */
  plan: z.string(),
  model: z.enum(['closed', 'open']),
  machine: Fingerprint,
  runs: z.array(BaselineRun).min(1),
})
export type Baseline = z.infer<typeof Baseline>

/**
 * Reads a baseline file.
 *
 * @throws LoadError KIT3080 when it is none.
 * @example
 * parseBaseline(readFileSync('load.json', 'utf8'), 'load.json').runs.length
 */
export function parseBaseline(text: string | undefined, path: string): Baseline {
  if (text === undefined) return refuse(badBaseline(path, 'it is not there, or may not be read'))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse(badBaseline(path, 'it is not JSON'))
  }
  const parsed = Baseline.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return refuse(badBaseline(path, `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'of another form'}`))
}

/**
 * Adds a run. Where plan or machine are others, the baseline begins anew: old runs say nothing of them.
 *
 * @example
 * withRun(undefined, { plan, model: 'closed', machine: fingerprint() }, run).runs.length // 1
 */
export function withRun(baseline: Baseline | undefined, conditions: Omit<Baseline, 'version' | 'runs'>, run: BaselineRun): Baseline {
  const goesOn = baseline !== undefined && incomparable(baseline, conditions) === undefined
  return { version: 1, ...conditions, runs: [...(goesOn ? baseline.runs : []), run].slice(-KEPT) }
}

/**
 * Why a baseline says nothing about a run, or undefined where it does.
 *
 * @example
 * incomparable(baseline, { plan, model: 'closed', machine: fingerprint() })?.message
 */
export function incomparable(baseline: Baseline, conditions: Omit<Baseline, 'version' | 'runs'>): Problem | undefined {
  const reasons = [
    ...(baseline.plan === conditions.plan ? [] : ['the scenario or its options have changed']),
    ...differences(baseline.machine, conditions.machine),
  ]
  return reasons.length === 0 ? undefined : otherConditions(reasons)
}

/**
 * A baseline as its file has it.
 *
 * @example
 * writeFileSync('load.json', serializeBaseline(baseline))
 */
export function serializeBaseline(baseline: Baseline): string {
  return `${JSON.stringify(baseline, undefined, 2)}\n`
}
