import type { TargetConfiguration } from '@nx/devkit'

/** A scenario with a name of its own: loadtest.attack.yaml. */
const NAMED_SCENARIO = /^loadtest\.([a-z\d][a-z\d-]*)\.(?:yaml|yml|json|m?ts|mjs)$/

/** What of a machine decides how fast an API is. Node runs it anyway, so the command can't fail, which Nx would not notice. */
const MACHINE = `node -p "const o=require('os');[process.version,process.arch,o.release(),o.cpus().length,(o.cpus()[0]||{}).model].join()"`

/** Endings that targets have already, and those of tests. */
const TAKEN = new Set(['live', 'serve', 'spec', 'test', 'd'])

const OPTIONS = { smoke: { duration: '3s', warmup: '1s', concurrency: 5 }, ci: { duration: '30s', warmup: '5s' } }

/**
 * The load tests of a project whose API can be served.
 *
 * `loadtest` is cached: what it says holds as long as sources, dependencies, scenario, options and machine are the same. Scenarios of
 * other names are about more than that (limits, attacks), and what somebody else serves can change or be gone: these are not.
 *
 * @param files Names in the project's folder.
 * @param name  of the first target; the others begin with it
 */
export function loadTargets(files: ReadonlySet<string>, name: string): Record<string, TargetConfiguration> {
  const serve = `${name}-serve`
  const named = [...files].flatMap((file) => {
    const [, ending] = NAMED_SCENARIO.exec(file) ?? []
    return ending === undefined || TAKEN.has(ending) ? [] : [[`${name}-${ending}`, uncached(serve, file)] as const]
  })
  return { [name]: cached(serve), ...Object.fromEntries(named), [`${name}-live`]: live, [serve]: serveForLoad }
}

/** The API is served on any free port, and the run begins once it listens. */
function served(serve: string): Pick<TargetConfiguration, 'executor' | 'dependsOn' | 'configurations'> {
  return { executor: '@kit/nx:loadtest', dependsOn: [{ target: serve, waitFor: 'ready', options: 'ignore' }], configurations: OPTIONS }
}

function cached(serve: string): TargetConfiguration {
  return {
    ...served(serve),
    cache: true,
    inputs: ['default', '^default', { runtime: MACHINE }],
    outputs: ['{projectRoot}/{options.output}'],
    options: { output: '.kit/loadtest' },
    metadata: {
      description: 'Serve the API and put it under load; cached as long as sources and machine are the same.',
      technologies: ['autocannon'],
      help: { command: 'npx nx run <project>:loadtest --help', example: { options: { path: '/', threshold: ['p99<250ms'] } } },
    },
  }
}

function uncached(serve: string, scenario: string): TargetConfiguration {
  return {
    ...served(serve),
    options: { scenario, output: `.kit/${scenario.replace(/\.\w+$/, '')}` },
    metadata: {
      description: `Serve the API and run ${scenario} against it; never cached.`,
      technologies: ['autocannon'],
      help: { command: 'npx nx run <project>:loadtest --help', example: { options: { concurrency: 1 } } },
    },
  }
}

const live: TargetConfiguration = {
  executor: '@kit/nx:loadtest',
  configurations: OPTIONS,
  metadata: {
    description: 'Put what runs already under load, or compare two of them; never cached.',
    technologies: ['autocannon'],
    help: { command: 'npx nx run <project>:loadtest --help', example: { options: { url: 'http://localhost:3000/' } } },
  },
}

/** As in production, on a port of its own: another server of the same API may be running. */
const serveForLoad: TargetConfiguration = {
  executor: '@kit/nx:serve',
  continuous: true,
  readyWhen: { signal: true },
  inputs: ['default', '^default'],
  options: { port: 0, watch: false, nodeEnv: 'production' },
  metadata: {
    description: 'Serve the API for a load test.',
    technologies: ['vite'],
    help: { command: 'npx nx serve --help', example: { options: { port: 0 } } },
  },
}
