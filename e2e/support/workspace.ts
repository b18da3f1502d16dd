import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type CommandResult, run, succeed } from './command.js'
import { progress } from './progress.js'

const NX = '24.0.6'

/** A fresh folder outside of this repository, in which commands run as a user would run them. */
export interface Workspace {
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  /** Runs the workspace's own nx; the caller looks at the exit code. */
  nx(...args: readonly string[]): Promise<CommandResult>
  /** Runs nx and throws with its output unless it succeeds. */
  nxOk(...args: readonly string[]): Promise<CommandResult>
  command(command: string, ...args: readonly string[]): Promise<CommandResult>
  read(path: string): string
  write(path: string, text: string): void
  remove(): void
}

/**
 * Creates an empty folder with caches of its own; the scope of kit's packages is mapped to the given registry.
 *
 * @param tools A folder of commands that come before the machine's.
 */
export function emptyWorkspace(name: string, registry: string, tools?: string): Workspace {
  const base = realpathSync(mkdtempSync(join(tmpdir(), `kit-${name}-`)))
  const root = join(base, 'workspace')
  mkdirSync(root)
  writeFileSync(join(root, '.npmrc'), `@kit:registry=${registry}\n`)
  return openWorkspace(root, tools)
}

function openWorkspace(root: string, tools?: string): Workspace {
  const base = dirname(root)
  const env = environment(base, tools)
  const nx = (...args: readonly string[]) =>
    run(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args], { cwd: root, env })
  return {
    root,
    env,
    nx,
    nxOk: async (...args) => {
      progress(`nx ${args.join(' ')}`)
      const result = await nx(...args)
      if (result.code !== 0) throw new Error(`nx ${args.join(' ')} ended with ${result.code}:\n${result.output}`)
      return result
    },
    command: (command, ...args) => {
      progress([command, ...args].join(' '))
      return succeed(command, args, { cwd: root, env })
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    remove: () => rmSync(base, { recursive: true, force: true }),
  }
}

/** `npm install nx` and `nx add @kit/nx`, as the README says. */
export async function installKit(workspace: Workspace): Promise<void> {
  await workspace.command('npm', 'install', '--save-dev', '--no-audit', '--no-fund', `nx@${NX}`)
  await workspace.nxOk('add', '@kit/nx')
}

/** What a CI machine would have; nothing of the process that runs the tests, such as Jest's and npm's variables. */
function environment(base: string, tools: string | undefined): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, SystemRoot, npm_config_registry, npm_config_cache } = process.env
  const path = [...(tools === undefined ? [] : [tools]), PATH].join(delimiter)
  const kept = { PATH: path, HOME, LANG, TMPDIR, SystemRoot, npm_config_registry, npm_config_cache }
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
    CI: 'true',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_CACHE_DIRECTORY: join(base, 'nx-cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(base, 'nx-data'),
    npm_config_update_notifier: 'false',
  }
}
