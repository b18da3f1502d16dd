import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { progress } from './progress.js'
import type { Workspace } from './workspace.js'

export interface Served {
  /** Such as `http://localhost:41234`. */
  readonly url: string
  /** What the process has printed so far. */
  output(): string
  stop(): Promise<void>
}

/** How long a server may take to come up, in milliseconds. */
const PATIENCE = 120_000

/**
 * Starts a process that prints the URL it listens on, and waits for that.
 *
 * @param ready Its first group is the URL, or the port.
 */
export async function serve(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; ready: RegExp },
): Promise<Served> {
  const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let output = ''
  const found = new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      output += text
      const match = options.ready.exec(output)?.[1]
      if (match !== undefined) resolve(/^\d+$/.test(match) ? `http://127.0.0.1:${match}` : match)
    }
    child.stdout.setEncoding('utf8').on('data', listen)
    child.stderr.setEncoding('utf8').on('data', listen)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${command} ${args.join(' ')} stopped with ${code}:\n${output}`)))
    setTimeout(() => reject(new Error(`${command} ${args.join(' ')} was not ready in time:\n${output}`)), PATIENCE).unref()
  })
  try {
    return { url: await found, output: () => output, stop: () => stop(child) }
  } catch (problem) {
    await stop(child)
    throw problem
  }
}

/** Ends the process and what it has started: it leads a process group of its own. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGTERM')
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), 10_000)
  await gone
  clearTimeout(timer)
}

/** `nx run <project>:serve --port 0`. */
export function serveTarget(workspace: Workspace, project: string): Promise<Served> {
  progress(`nx run ${project}:serve --port 0`)
  const nx = join(workspace.root, 'node_modules/nx/dist/bin/nx.js')
  return serve(process.execPath, [nx, 'run', `${project}:serve`, '--port', '0'], {
    cwd: workspace.root,
    env: workspace.env,
    ready: /ready at (http:\/\/[^\s\u001b]+)/,
  })
}
