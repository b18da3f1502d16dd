import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

export const FRAMEWORKS = ['express', 'fastify', 'koa'] as const
export type Framework = (typeof FRAMEWORKS)[number]
export const ENVELOPES = ['spec', 'kit', 'problem'] as const
export type Envelope = (typeof ENVELOPES)[number]

const here = dirname(fileURLToPath(import.meta.url))
const templates = join(here, '../templates')

/**
 * Puts the templates and the example together as kit would write them to a project. Returns a folder that nobody else uses, inside of
 * this package, so that the frameworks are found; `dispose` removes it.
 */
export function assemble(framework: Framework, envelope: Envelope): string {
  mkdirSync(join(here, '.assembled'), { recursive: true })
  const folder = mkdtempSync(join(here, '.assembled', `${framework}-${envelope}-`))
  const routes = join(folder, 'src/routes')
  mkdirSync(routes, { recursive: true })
  cpSync(join(templates, 'shared'), routes, { recursive: true })
  cpSync(join(templates, 'envelope', `${envelope}.ts`), join(routes, 'http/envelope.ts'))
  for (const file of ['app.ts', 'main.ts']) cpSync(join(templates, framework, file), join(folder, 'src', file))
  for (const file of readdirSync(join(templates, framework))) {
    if (file !== 'app.ts' && file !== 'main.ts') cpSync(join(templates, framework, file), join(routes, file), { recursive: true })
  }
  for (const part of ['shared', framework]) cpSync(join(here, 'example', part), routes, { recursive: true })
  return folder
}

/** Writes a generated project, by path, and the application around it. Like `assemble`. */
export function assembleProject(framework: Framework, files: Readonly<Record<string, string>>): string {
  mkdirSync(join(here, '.assembled'), { recursive: true })
  const folder = mkdtempSync(join(here, '.assembled', `${framework}-project-`))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const file of ['app.ts', 'main.ts']) cpSync(join(templates, framework, file), join(folder, 'src', file))
  return folder
}

export function dispose(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Compiles an assembled project file by file, without checking types. Returns the file to start. */
export function compile(folder: string): string {
  const out = join(folder, 'dist')
  for (const file of readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    const { code, errors } = transformSync(file, readFileSync(join(folder, 'src', file), 'utf8'), { lang: 'ts' })
    if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join('\n')}`)
    const target = join(out, file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, code)
  }
  return join(out, 'main.js')
}
