import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineFailed, engineMissing } from '../diagnostics/external-problems.js'
import { badOptions } from '../diagnostics/plan-problems.js'
import { refuse } from '../diagnostics/problem.js'
import type { Measurement } from '../measure/measurement.js'
import { ServerWatch } from '../measure/server-watch.js'
import { expectsRateLimit, type LoadPlan } from '../plan/load-plan.js'
import { shortenedPlan } from '../plan/shortened-plan.js'
import type { PlanRunner, ProcessOptions, ProcessResult } from '../run/plan-runner.js'
import type { ExternalEngine } from './external-engine.js'
import { findProgram } from './find-program.js'

/** Seconds of warm-up below which starting another program for it would be all that happens. */
const SHORTEST_WARMUP = 1
const STOPPED = 'it was stopped, and there is nothing of what it had measured'
/** Characters of what a program has printed that a message shows. */
const SHOWN = 300

/** Runs plans by another load generator, one process after another. */
export class ExternalRunner implements PlanRunner {
  readonly #program: string

  /**
   * @param folder where its program is looked for, and above
   * @throws LoadError KIT3100 when there is none.
   */
  constructor(
    private readonly engine: ExternalEngine,
    private readonly options: ProcessOptions,
    folder: string,
  ) {
    this.#program = findProgram(engine.name, folder) ?? refuse(engineMissing(engine.name))
  }

  /** @throws LoadError KIT3006 for a plan that only kit can run, KIT3101 when the program fails. */
  async run(plan: LoadPlan, serverPid = this.options.serverPid): Promise<ProcessResult> {
    refuseUnfit(plan, this.options, this.engine.name)
    if (plan.warmup >= SHORTEST_WARMUP) await this.#measure(shortenedPlan(plan, plan.warmup))
    const watch = new ServerWatch(serverPid)
    watch.begin()
    const measurement = await this.#measure(plan)
    watch.end()
    const server = await watch.usage()
    return { measurement, pump: this.engine.name, processes: 1, ...(server === undefined ? {} : { server }) }
  }

  close(): void {
    // Each run has ended its process.
  }

  async #measure(plan: LoadPlan): Promise<Measurement> {
    const { engine } = this
    if (this.#stopped()) return refuse(engineFailed(engine.name, STOPPED))
    // Only its owner may read it: secrets of the scenario are in it.
    const folder = mkdtempSync(join(tmpdir(), `kit-${engine.name}-`))
    try {
      for (const { name, text } of engine.files(plan)) writeFileSync(join(folder, name), text)
      const printed = await this.#spawn(plan, folder)
      const result = join(folder, engine.result)
      if (!existsSync(result)) return refuse(engineFailed(engine.name, this.#stopped() ? STOPPED : printed))
      return await engine.read(result, plan)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  #stopped(): boolean {
    return this.options.signal?.aborted === true
  }

  /** @returns the end of what it has printed */
  #spawn(plan: LoadPlan, folder: string): Promise<string> {
    const { args, env } = this.engine.command(plan)
    const authority = plan.tls.ca === undefined ? {} : authorityIn(folder, plan.tls.ca)
    return new Promise((resolve) => {
      const child = spawn(this.#program, args, {
        cwd: folder,
        env: { ...process.env, ...env, ...authority },
        stdio: ['ignore', 'pipe', 'pipe'],
        // Ctrl-C reaches all processes of a terminal, and the second one would end it without a result.
        detached: process.platform !== 'win32',
        shell: this.#program.endsWith('.cmd'),
      })
      let printed = ''
      const keep = (chunk: Buffer) => {
        printed = (printed + chunk.toString('utf8')).slice(-4 * SHOWN)
      }
      // k6 has written its result until then; Artillery leaves nothing.
      const stop = () => child.kill('SIGINT')
      this.options.signal?.addEventListener('abort', stop)
      child.stdout.on('data', keep)
      child.stderr.on('data', keep)
      const end = (reason: string) => {
        this.options.signal?.removeEventListener('abort', stop)
        resolve(lastWords(printed) || reason)
      }
      child.on('error', (error) => end(error.message))
      child.on('close', (code, signal) => end(signal ?? `exit code ${code}`))
    })
  }
}

/** Go and Node each have a way to trust one more authority. */
function authorityIn(folder: string, ca: string): Readonly<Record<string, string>> {
  const path = join(folder, 'authority.pem')
  writeFileSync(path, ca)
  return { NODE_EXTRA_CA_CERTS: path, SSL_CERT_FILE: path }
}

function refuseUnfit(plan: LoadPlan, { processes = 1 }: ProcessOptions, name: string): void {
  if (expectsRateLimit(plan)) refuse(badOptions(`a rate limit is checked by kit's own requests, not by ${name}`))
  if (plan.model.kind === 'closed' && plan.model.pipelining > 1) refuse(badOptions(`${name} has no pipelining`))
  if (plan.http2 && name === 'artillery') refuse(badOptions('artillery does not speak HTTP/2'))
  if (processes > 1) refuse(badOptions(`${name} shares its load out by itself, so --processes must be 1`))
}

function lastWords(printed: string): string {
  return printed
    .replace(/\u001b\[[\d;]*m/g, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ')
    .trim()
    .slice(-SHOWN)
}
