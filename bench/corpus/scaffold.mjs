// One document to one project, in a process of its own so that CPU time and memory are its own. Prints one JSON object.
import { applyEdits, DiagnosticError, diskFiles, planApp, planFromDocument } from '@kit/api'

const [document, folder, framework] = process.argv.slice(2)
const options = { framework, output: 'src/routes', envelope: 'spec', split: 'tags', types: 'auto' }

function usage() {
  const { user, system } = process.cpuUsage()
  return { cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 }
}

try {
  const files = diskFiles(folder)
  const plan = await planFromDocument(document, files, options)
  applyEdits(folder, [...plan.edits, ...planApp(files, options).edits])
  const sources = plan.edits.filter((edit) => edit.path.endsWith('.ts'))
  const lines = sources.map((edit) => edit.text.split('\n').length)
  const warnings = plan.diagnostics.filter((one) => one.severity === 'warning').length
  console.log(
    JSON.stringify({
      result: 'read',
      operations: plan.summary.operations,
      files: sources.length,
      lines: lines.reduce((a, b) => a + b, 0),
      largest: Math.max(...lines),
      warnings,
      ...usage(),
    }),
  )
} catch (error) {
  if (!(error instanceof DiagnosticError))
    console.log(JSON.stringify({ result: 'crashed', message: String(error?.stack ?? error), ...usage() }))
  else {
    const [first] = error.diagnostics
    const placed = error.diagnostics.every((one) => one.place !== undefined)
    console.log(
      JSON.stringify({
        result: placed ? 'refused' : 'refused without a place',
        message: `${first.code} ${first.message}`,
        place: first.place,
        ...usage(),
      }),
    )
  }
}
