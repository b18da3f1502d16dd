import { spawnSync } from 'node:child_process'

/**
 * Keeps this process, and all that it starts, on one core, where the system has `taskset`. On two, an answer has to wake a client that
 * sleeps on the other core, which costs up to half of what is measured, and the more the longer a server has let it sleep.
 */
export function stayOnOneCore() {
  spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', '0', String(process.pid)])
}
