import { spawn } from 'node:child_process'

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Both streams in the order of their arrival, without colours. */
  readonly output: string
}

export interface CommandOptions {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Ends the command after this many milliseconds (5 minutes). */
  readonly timeout?: number
  /** Runs as this user, where the tests themselves run as root. */
  readonly uid?: number
}

/** Runs a command to its end. Never throws for an exit code; see {@link succeed}. */
export function run(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const { cwd, env, uid } = options
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], ...(uid === undefined ? {} : { uid, gid: uid }) })
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeout ?? 300_000)
    let stdout = ''
    let stderr = ''
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      output += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, stdout, stderr, output: plain(output) })
    })
  })
}

/**
 * Runs a command that is meant to succeed.
 *
 * @throws Error with the command's output when it exits with another code than 0.
 */
export async function succeed(command: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const result = await run(command, args, options)
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${result.code}:\n${result.output}`)
  return result
}

function plain(text: string): string {
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
}
