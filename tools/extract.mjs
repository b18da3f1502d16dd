#!/usr/bin/env node
// npm run extract -- <root> [--entry <file>] --out <document.yaml|json>
// Route sources to an OpenAPI document, without running any of them. Build first.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { diskFiles, renderDiagnostic } from '@kit/api'
import { extractRoutes, printDocument } from '@kit/api/sources'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entry: { type: 'string', multiple: true },
    out: { type: 'string' },
    version: { type: 'string', default: '3.1' },
    quiet: { type: 'boolean', default: false },
  },
})
const cwd = process.env.INIT_CWD ?? '.'
const [root] = positionals
if (root === undefined || values.out === undefined || !['3.0', '3.1'].includes(values.version)) {
  console.error('npm run extract -- <root> [--entry <file>] [--version 3.0|3.1] [--quiet] --out <document.yaml|json>')
  process.exit(2)
}

const files = diskFiles(resolve(cwd, root))
const { model, diagnostics } = extractRoutes(files, values.entry === undefined ? {} : { entries: values.entry })
const out = resolve(cwd, values.out)
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, printDocument(model, { format: out.endsWith('.json') ? 'json' : 'yaml', version: values.version }))
if (!values.quiet) for (const one of diagnostics) console.error(renderDiagnostic(one, { source: (file) => files.read(file) }))
console.log(`${model.operations.length} operations and ${model.schemas.size} schemas in ${out}; ${diagnostics.length} remarks`)
