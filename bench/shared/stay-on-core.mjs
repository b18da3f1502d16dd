import { spawnSync } from 'node:child_process'

/**
 * Keeps a process, and all that it starts from then on, on one core, where the system has `taskset` and such a core.
 *
 * @param pid of this process, if none is given
 */
export function stayOnCore(core, pid = process.pid) {
  spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', String(core), String(pid)])
}
