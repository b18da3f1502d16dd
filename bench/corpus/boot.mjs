// Starts a compiled project and asks for each of its operations once.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * @param operations method and path (base path included, parameters filled in) of each operation
 * @returns undefined when the server starts and every operation answers something but 404, 405 and unexpected 5xx; else what went wrong
 */
export async function boot(workspace, folder, operations) {
  const child = spawn(process.execPath, [join(workspace, 'dist', folder, 'src/main.js')], {
    cwd: workspace,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise((resolve) => child.on('close', resolve))
  try {
    const port = await listening(child, () => output)
    if (port === undefined) return `does not start: ${output.trim().split('\n').slice(0, 12).join(' | ')}`
    for (const { method, path } of operations) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, signal: AbortSignal.timeout(10_000), redirect: 'manual' })
      await response.arrayBuffer()
      const bad = response.status === 404 || response.status === 405 || (response.status >= 500 && response.status !== 501)
      if (bad) return `${method} ${path} answers ${response.status}: ${output.trim().split('\n').slice(0, 6).join(' | ')}`
    }
    return undefined
  } catch (error) {
    return `${error}: ${output.trim().split('\n')[0]}`
  } finally {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
    await ended
    clearTimeout(timer)
  }
}

function listening(child, output) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), 60_000)
    const look = () => {
      const port = /Listening on \S+:(\d+)/.exec(output())?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      resolve(port)
    }
    child.stdout.on('data', look)
    child.on('close', () => resolve(undefined))
  })
}
