import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

const COMPILER_OPTIONS = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  declaration: true,
  skipLibCheck: true,
  types: ['node'],
  rootDir: '.',
  outDir: 'dist',
}

/** Projects on disk, compiled in one program. Lies inside the repository, so that frameworks are found. */
export class Compiled {
  private constructor(
    private readonly folder: string,
    private readonly names: readonly string[],
    /** What tsc says of each project; empty where all is well. */
    readonly errors: Readonly<Record<string, readonly string[]>>,
  ) {}

  /**
   * Writes projects and compiles them.
   *
   * @param projects files by path, by project name
   */
  static of(projects: Readonly<Record<string, Readonly<Record<string, string>>>>): Compiled {
    mkdirSync(join(ROOT, 'tmp'), { recursive: true })
    const folder = mkdtempSync(join(ROOT, 'tmp/compiled-'))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['*/src'] }))
    for (const [name, files] of Object.entries(projects)) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(folder, name, dirname(path)), { recursive: true })
        writeFileSync(join(folder, name, path), text)
      }
    }
    const { stdout, stderr } = node([join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'], folder)
    const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !line.startsWith(' '))
    const names = Object.keys(projects)
    const errors = Object.fromEntries(names.map((name) => [name, lines.filter((line) => line.startsWith(`${name}/`))]))
    const others = lines.filter((line) => !names.some((name) => line.startsWith(`${name}/`)))
    return new Compiled(folder, names, others.length === 0 ? errors : { ...errors, tsc: others })
  }

  /**
   * Loads what was compiled in a process of its own, and says what the modules did: errors by project, and whatever a module put into
   * `globalThis.canary`.
   */
  load(module = 'src/routes/index.js'): { readonly errors: Readonly<Record<string, string>>; readonly canary: unknown } {
    const script = `
      const errors = {}
      for (const name of ${JSON.stringify(this.names)}) {
        await import(new URL('./dist/' + name + '/${module}', 'file://${this.folder}/')).catch((error) => { errors[name] = String(error.stack) })
      }
      console.log(JSON.stringify({ errors, canary: globalThis.canary ?? null }))`
    const { stdout, stderr } = node(['--input-type=module', '-e', script], this.folder)
    const last = stdout.trim().split('\n').at(-1) ?? ''
    if (!last.startsWith('{')) throw new Error(stdout + stderr)
    return JSON.parse(last)
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function node(args: readonly string[], cwd: string): { readonly stdout: string; readonly stderr: string } {
  const { stdout, stderr, error } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26, timeout: 120_000 })
  if (error !== undefined) throw error
  return { stdout, stderr }
}
