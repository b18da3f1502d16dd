import type { BuildSync } from './build-sync.js'

/** As much of a compiler of webpack or Rspack as is needed. */
interface Compiler {
  readonly hooks: {
    readonly beforeRun: Hook
    readonly watchRun: Hook
    readonly afterCompile: { tap(name: string, listener: (compilation: Compilation) => void): void }
  }
}
interface Hook {
  tapPromise(name: string, listener: () => Promise<void>): void
}
interface Compilation {
  readonly fileDependencies: { add(file: string): void }
}

/** Both begin to read modules while plugins still start, so what they read has to be there before. */
export function beforeCompile({ hooks }: Compiler, sync: BuildSync): void {
  hooks.beforeRun.tapPromise('kit', () => sync.run())
  hooks.watchRun.tapPromise('kit', () => sync.run())
  hooks.afterCompile.tap('kit', ({ fileDependencies }) => {
    for (const file of sync.files) fileDependencies.add(file)
  })
}
