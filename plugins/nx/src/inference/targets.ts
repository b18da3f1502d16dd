import type { TargetConfiguration } from '@nx/devkit'
import { loadTargets } from './load-targets.js'

/** The options of the plugin in nx.json: another name for a target, or false for none. */
export interface KitPluginOptions {
  readonly buildTargetName?: string | false
  readonly serveTargetName?: string | false
  readonly devTargetName?: string | false
  readonly testTargetName?: string | false
  readonly typecheckTargetName?: string | false
  /** Further load tests have this name with an ending. */
  readonly loadtestTargetName?: string | false
  readonly migrateTargetName?: string | false
  readonly migrateDryRunTargetName?: string | false
  readonly dbFingerprintTargetName?: string | false
}

const VITE_CONFIG = /^vite\.config\.[cm]?[jt]s$/
const VITEST_CONFIG = /^vitest\.config\.[cm]?[jt]s$/
const INPUTS = ['default', '^default']

/**
 * The targets that the files of a project call for.
 *
 * @param files Names in the project's folder, and those in `src` with that prefix.
 */
export function inferTargets(files: ReadonlySet<string>, options: KitPluginOptions): Record<string, TargetConfiguration> {
  const has = (pattern: RegExp) => [...files].some((file) => pattern.test(file))
  const fingerprint = options.dbFingerprintTargetName ?? 'db-fingerprint'
  const runs = files.has('src/main.ts') && has(VITE_CONFIG)
  const candidates: readonly (readonly [boolean, string | false, TargetConfiguration])[] = [
    [runs, options.buildTargetName ?? 'build', build],
    [runs, options.serveTargetName ?? 'serve', serve],
    [has(VITE_CONFIG), options.devTargetName ?? 'dev', dev],
    [has(VITEST_CONFIG), options.testTargetName ?? 'test', test],
    [files.has('tsconfig.json'), options.typecheckTargetName ?? 'typecheck', typecheck],
    [files.has('migrations'), options.migrateTargetName ?? 'migrate', migrate],
    [files.has('migrations'), fingerprint, dbFingerprint],
    [
      files.has('migrations') && fingerprint !== false,
      options.migrateDryRunTargetName ?? 'migrate-dry-run',
      migrateDryRun(String(fingerprint)),
    ],
  ]
  const loadName = options.loadtestTargetName ?? 'loadtest'
  const loads = runs && loadName !== false ? loadTargets(files, loadName) : {}
  const wanted = candidates.flatMap(([present, name, target]) => (present && name !== false ? [[name, target] as const] : []))
  return { ...Object.fromEntries(wanted), ...loads }
}

const build: TargetConfiguration = {
  command: 'vite build',
  options: { cwd: '{projectRoot}' },
  cache: true,
  dependsOn: ['^build'],
  inputs: INPUTS,
  outputs: ['{projectRoot}/dist'],
  metadata: {
    description: 'Build the server into dist, ready for `node dist/main.js`.',
    technologies: ['vite'],
    help: { command: 'npx vite build --help', example: { options: { mode: 'staging' } } },
  },
}

const serve: TargetConfiguration = {
  executor: '@kit/nx:serve',
  continuous: true,
  readyWhen: { signal: true },
  inputs: INPUTS,
  metadata: {
    description: 'Run the API from its sources and restart it when they change.',
    technologies: ['vite'],
    help: { command: 'npx nx serve --help', example: { options: { port: 0 } } },
  },
}

const dev: TargetConfiguration = {
  command: 'vite',
  options: { cwd: '{projectRoot}' },
  continuous: true,
  readyWhen: { logMatches: 'ready in' },
  inputs: INPUTS,
  metadata: {
    description: "Start Vite's dev server, in which kit keeps document and routes in step and serves the API.",
    technologies: ['vite'],
    help: { command: 'npx vite --help', example: { options: { port: 3000 } } },
  },
}

const test: TargetConfiguration = {
  command: 'vitest run',
  options: { cwd: '{projectRoot}' },
  cache: true,
  inputs: INPUTS,
  metadata: {
    description: 'Run the tests once.',
    technologies: ['vitest'],
    help: { command: 'npx vitest run --help', example: { options: { bail: 1 } } },
  },
}

const typecheck: TargetConfiguration = {
  command: 'tsc --noEmit',
  options: { cwd: '{projectRoot}' },
  cache: true,
  inputs: INPUTS,
  metadata: {
    description: 'Check the types of the sources.',
    technologies: ['typescript'],
    help: { command: 'npx tsc --help', example: { args: ['--pretty'] } },
  },
}

const migrate: TargetConfiguration = {
  executor: '@kit/nx:migrate',
  metadata: {
    description: 'Apply the migrations that the database lacks.',
    technologies: ['postgresql'],
    help: { command: 'npx nx run {projectName}:migrate --help', example: { options: { status: true } } },
  },
}

const dbFingerprint: TargetConfiguration = {
  executor: '@kit/nx:db-fingerprint',
  cache: false,
  outputs: ['{projectRoot}/.kit/db-fingerprint'],
  metadata: {
    description: 'Write down which schema the database has, for caches.',
    technologies: ['postgresql'],
    help: { command: 'npx nx run {projectName}:db-fingerprint --help', example: {} },
  },
}

/** A changed schema of the database is a changed file of the target that it depends on, so the cache misses. */
function migrateDryRun(fingerprint: string): TargetConfiguration {
  return {
    executor: '@kit/nx:migrate-dry-run',
    cache: true,
    // With the same --url, or the fingerprint of another database would be what the cache goes by.
    dependsOn: [{ target: fingerprint, params: 'forward', options: 'forward' }],
    inputs: ['{projectRoot}/migrations/**/*', { dependentTasksOutputFiles: '**/fingerprint.json' }, { env: 'DATABASE_URL' }],
    outputs: ['{projectRoot}/.kit/migrate-dry-run'],
    metadata: {
      description: 'Run the migrations on a shadow, up and down, and report locks, rewrites and losses.',
      technologies: ['postgresql'],
      help: { command: 'npx nx run {projectName}:migrate-dry-run --help', example: { options: { requireDown: true } } },
    },
  }
}
