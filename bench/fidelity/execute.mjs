// Generated zod, executed: writes the module into a folder from which `zod` resolves, and imports it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformSync } from 'rolldown/utils'
import { declarationOf } from '../../engines/api/dist/schema/declaration.js'
import { analyseSchemas } from '../../engines/api/dist/schema/facts.js'
import { outlineOf } from '../../engines/api/dist/schema/outline.js'
import { referencesOf } from '../../engines/api/dist/schema/references.js'

const ROOT = new URL('../..', import.meta.url).pathname
const FOLDER = join(ROOT, 'tmp', 'fidelity')

function toJavaScript(name, source) {
  const { code, errors } = transformSync(name, source, { lang: 'ts' })
  if (errors.length > 0) throw new Error(errors[0].message)
  return code
}

export function prepare() {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const helpers = readFileSync(join(ROOT, 'engines/api/templates/shared/schema.ts'), 'utf8')
  writeFileSync(join(FOLDER, 'schema.mjs'), toJavaScript('schema.ts', helpers))
}

/** Named schemas in an order in which each can be evaluated. */
function ordered(named) {
  const done = new Set()
  const visit = (name) => {
    if (done.has(name) || !named.has(name)) return
    done.add(name)
    for (const one of referencesOf(named.get(name).schema)) visit(one)
    order.push(name)
  }
  const order = []
  for (const name of named.keys()) visit(name)
  return order
}

/** The module that kit would write for a set of named schemas. */
export function moduleOf(named, form, types = 'infer') {
  const facts = analyseSchemas(named)
  const helpers = new Set()
  const problems = []
  const identifier = (name) => `S${name.replace(/\W/g, '_')}`
  const text = ordered(named).map((name) => {
    const { cycle, inputDiffers } = facts.get(name)
    const scope = {
      form,
      resolve: (one) => named.get(one)?.schema,
      outline: (one) => (named.has(one) ? outlineOf(named.get(one).schema) : undefined),
      reference: (one) => ({
        identifier: identifier(one),
        lazy: cycle !== undefined && facts.get(one)?.cycle === cycle,
        inputDiffers: facts.get(one)?.inputDiffers === true,
      }),
      helper: (one) => {
        helpers.add(one)
        return one
      },
      report: (problem) => problems.push(problem),
    }
    const mode = cycle === undefined ? types : 'declare'
    return declarationOf({ name, identifier: identifier(name), schema: named.get(name).schema, mode, inputDiffers }, scope)
  })
  const imports = helpers.size === 0 ? '' : `import { ${[...helpers].sort().join(', ')} } from './schema.mjs'\n`
  return { source: `import { z } from 'zod'\n${imports}\n${text.join('\n')}\nexport { SRoot as root }\n`, problems }
}

let count = 0

/** Executes the module: one verdict per value (`undefined` where it threw). */
export async function verdictsOf(source, values) {
  const file = join(FOLDER, `case-${count++}.mjs`)
  writeFileSync(file, toJavaScript('case.ts', source))
  const { root } = await import(pathToFileURL(file).href)
  return values.map((value) => {
    try {
      return root.safeParse(value).success
    } catch {
      return undefined
    }
  })
}
