import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Says which process serves the API on which port, to whoever wants to watch it; relative to the project. */
export const SERVING_FILE = '.kit/serving.json'

export function writeServing(root: string, pid: number | undefined, port: number): void {
  mkdirSync(dirname(join(root, SERVING_FILE)), { recursive: true })
  writeFileSync(join(root, SERVING_FILE), `${JSON.stringify({ pid, port })}\n`)
}

export function forgetServing(root: string): void {
  rmSync(join(root, SERVING_FILE), { force: true })
}
