import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail } from '../../plugins/nx/src/diagnostics/clean-failure.js'
import { problems } from '../../plugins/nx/src/diagnostics/problems.js'

/** The part of Vite that is used; the project's own Vite is loaded, so its types are not at hand here. */
interface Vite {
  build(config: object): Promise<unknown>
}
interface Watcher {
  on(event: 'event', listener: (event: WatchEvent) => void): void
  close(): Promise<void>
}
interface WatchEvent {
  readonly code: string
  readonly error?: { readonly message?: string }
  readonly result?: { close(): Promise<void> } | null
}

export interface DevelopmentBuildOptions {
  /** Absolute path of the project. */
  readonly root: string
  /** Relative to the project. */
  readonly main: string
  readonly watch: boolean
  /** Called after each build that went well, with the file to run. */
  readonly onBuilt: (entry: string) => void
  readonly onError: (message: string) => void
}

/**
 * Builds an API for development with the project's Vite and its configuration, now and after each change of a source.
 *
 * @returns Stops watching.
 * @throws DiagnosticError KIT1014 when the project has no Vite.
 */
export async function buildForDevelopment(options: DevelopmentBuildOptions): Promise<() => Promise<void>> {
  const vite = await loadVite(options.root)
  // A server that restarts and one that doesn't may run side by side.
  const outDir = join(options.root, '.kit', options.watch ? 'serve' : 'serve-once')
  const entry = join(outDir, basename(options.main).replace(/\.[cm]?[jt]sx?$/, '.mjs'))
  const result = await vite.build({
    root: options.root,
    mode: 'development',
    logLevel: 'error',
    build: {
      ssr: options.main,
      outDir,
      emptyOutDir: true,
      minify: false,
      sourcemap: true,
      watch: options.watch ? {} : null,
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  })
  if (!isWatcher(result)) {
    options.onBuilt(entry)
    return async () => {}
  }
  result.on('event', (event) => {
    void event.result?.close()
    if (event.code === 'END') options.onBuilt(entry)
    if (event.code === 'ERROR') options.onError(event.error?.message ?? 'the build failed')
  })
  return () => result.close()
}

async function loadVite(root: string): Promise<Vite> {
  const path = resolveVite(root)
  const loaded: unknown = await import(pathToFileURL(path).href)
  return isVite(loaded) ? loaded : fail(problems.noVite(root))
}

function resolveVite(root: string): string {
  try {
    return createRequire(join(root, 'package.json')).resolve('vite')
  } catch {
    return fail(problems.noVite(root))
  }
}

function isVite(module: unknown): module is Vite {
  return typeof module === 'object' && module !== null && 'build' in module && typeof module.build === 'function'
}

function isWatcher(result: unknown): result is Watcher {
  return typeof result === 'object' && result !== null && 'close' in result && 'on' in result
}
