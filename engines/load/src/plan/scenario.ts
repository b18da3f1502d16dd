import { load } from 'js-yaml'
import { z } from 'zod'
import { badScenario } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import { maskText } from '../expect/mask.js'
import { withEnvironment } from './environment.js'
import type { Expectation } from './expectation.js'
import type { Flow } from './load-plan.js'
import { parseStatus } from './parse-status.js'

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const ExpectFile = z.strictObject({
  status: Text.optional(),
  body: z.union([z.string(), z.array(z.string())]).optional(),
  headers: z.record(z.string(), z.union([Text, z.null()])).optional(),
  rateLimit: z.boolean().optional(),
})

const StepFile = z.strictObject({
  name: z.string().min(1).optional(),
  method: z.string().optional(),
  path: z.string().startsWith('/'),
  headers: z.record(z.string(), Text).optional(),
  /** A text, or a value that is sent as JSON. */
  body: z.json().optional(),
  expect: ExpectFile.optional(),
  capture: z.record(z.string().regex(/^[\w-]+$/), z.string()).optional(),
})

/** A scenario as it stands in a file. */
export const ScenarioFile = z.strictObject({
  cookies: z.boolean().optional(),
  feed: z.union([z.string(), z.array(z.record(z.string(), Text))]).optional(),
  flows: z
    .array(
      z.strictObject({ name: z.string().min(1).optional(), weight: z.number().positive().optional(), steps: z.array(StepFile).min(1) }),
    )
    .min(1),
})
/** What a scenario file says; a loadtest.ts exports one. */
export type ScenarioFile = z.input<typeof ScenarioFile>

/** Values by name, as process.env has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Rows of a feed, by the name that a scenario has for it. */
type ReadFeed = (feed: string) => Record<string, string>[]

/** What users do, ready for a plan. */
export interface Scenario {
  readonly flows: Flow[]
  readonly feed: Record<string, string>[]
  readonly cookies: boolean
}

/**
 * Reads a scenario file (YAML or JSON).
 *
 * @param path as messages should name the file
 * @param readFeed rows of a data feed that the scenario names
 * @param env where `{{env.NAME}}` comes from
 * @throws LoadError KIT3007 when it is none, KIT3005 for a status that is none.
 * @example
 * parseScenario('flows: [{ steps: [{ path: /users }] }]', 'loadtest.yaml', () => [])
 */
export function parseScenario(text: string, path: string, readFeed: ReadFeed, env: Environment = {}): Scenario {
  return scenarioOf(parseYaml(text, path), path, readFeed, env)
}

/**
 * Checks a scenario that is a value already.
 *
 * @throws LoadError KIT3007 when it is none, KIT3005 for a status that is none.
 */
export function scenarioOf(value: unknown, path: string, readFeed: ReadFeed, env: Environment): Scenario {
  const parsed = ScenarioFile.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(badScenario(path, `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'of another form'}`))
  }
  const { flows, feed = [], cookies = false } = parsed.data
  return {
    cookies,
    feed: typeof feed === 'string' ? readFeed(feed) : feed,
    flows: flows.map(({ name, weight = 1, steps }, index) => ({
      name: name ?? `flow ${index + 1}`,
      weight,
      steps: steps.map((step) => stepOf(step, (filled) => withEnvironment(filled, path, env))),
    })),
  }
}

function parseYaml(text: string, path: string): unknown {
  try {
    return load(text)
  } catch (error) {
    const [reason = 'it can not be read'] = (error instanceof Error ? error.message : String(error)).split('\n')
    return refuse(badScenario(path, reason))
  }
}

function stepOf(
  { name, method = 'GET', path, headers = {}, body, expect, capture }: z.infer<typeof StepFile>,
  filled: (value: string) => string,
): Flow['steps'][number] {
  const fields = Object.fromEntries(Object.entries(headers).map(([field, value]) => [field.toLowerCase(), filled(value)]))
  const isText = typeof body === 'string'
  const type = body === undefined || isText || fields['content-type'] !== undefined ? {} : { 'content-type': 'application/json' }
  return {
    name: name ?? maskText(`${method.toUpperCase()} ${path}`),
    method: method.toUpperCase(),
    path: filled(path),
    headers: { ...type, ...fields },
    ...(body === undefined ? {} : { body: filled(isText ? body : JSON.stringify(body)) }),
    ...(expect === undefined ? {} : { expect: expectationOf(expect) }),
    ...(capture === undefined ? {} : { capture }),
  }
}

function expectationOf({ status, body, headers, rateLimit }: z.infer<typeof ExpectFile>): Expectation {
  return {
    ...(status === undefined ? {} : { status: parseStatus(status) }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? [body] : body }),
    ...(headers === undefined
      ? {}
      : { headers: Object.entries(headers).map(([name, value]) => (value === null ? { name } : { name, value })) }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  }
}
