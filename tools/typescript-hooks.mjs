// Hooks by which Node runs the packages of this workspace from their sources, without a build. Types go, nothing is checked.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

const ROOT = new URL('../', import.meta.url)

export async function resolve(specifier, context, next) {
  const source =
    specifier.startsWith('.') && specifier.endsWith('.js') ? new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL) : own(specifier)
  if (source !== undefined && existsSync(fileURLToPath(source))) return { url: source.href, shortCircuit: true }
  return next(specifier, context)
}

/** `@kit/api/sources` is engines/api/src/sources.ts. */
function own(specifier) {
  const [, name, entry = 'index'] = /^@kit\/([\w-]+)(?:\/([\w-]+))?$/.exec(specifier) ?? []
  if (name === undefined) return undefined
  return ['engines', 'plugins']
    .map((folder) => new URL(`${folder}/${name}/src/${entry}.ts`, ROOT))
    .find((url) => existsSync(fileURLToPath(url)))
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context)
  const file = fileURLToPath(url)
  const { code, errors } = transformSync(file, await readFile(file, 'utf8'), { lang: 'ts' })
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'))
  return { format: 'module', source: code, shortCircuit: true }
}
