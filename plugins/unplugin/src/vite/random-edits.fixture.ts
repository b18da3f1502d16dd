import fc from 'fast-check'
import type { ProjectFolder } from '../session/project-folder.fixture.js'

/** What somebody does to a project next: changes a text, where it is there. */
export interface RandomEdit {
  readonly name: string
  apply(project: ProjectFolder): void
}

const USERS = 'src/routes/users/contract.ts'
const ORDERS = 'src/routes/orders/contract.ts'
const HANDLERS = 'src/routes/users/handlers.ts'

const limit = fc.integer({ min: 1, max: 999 })
const word = fc.stringMatching(/^[a-z]{3,8}$/)

const edits: fc.Arbitrary<RandomEdit> = fc.oneof(
  limit.map((value) => changing('openapi.yaml', /maximum: \d+/, `maximum: ${value}`)),
  limit.map((value) => changing(USERS, /\.max\(\d+\)/, `.max(${value})`)),
  word.map((text) => changing('openapi.yaml', /summary: .*/, `summary: ${text} users`)),
  word.map((text) => changing(USERS, /\/\*\* \w+ users \*\//, `/** ${text} users */`)),
  word.map((name) => changing('openapi.yaml', /properties: \{ /, `properties: { ${name}: { type: string }, `)),
  word.map((name) => changing(ORDERS, /(const Order = z\.object\(\{\n)/, `$1  ${name}: z.boolean().optional(),\n`)),
  word.map((path) => changing('openapi.yaml', /paths:\n/, `paths:\n  /${path}:\n    get:\n${operation(path)}`)),
  word.map((text) => changing('openapi.yaml', /^/, `# ${text}\n`)),
  word.map((text) => changing(USERS, /$/, `// ${text}\n`)),
  word.map((text) => changing(HANDLERS, /$/, `// ${text}\n`)),
  limit.map((value) => changing(ORDERS, /id: z\.int\(\)(?:\.min\(\d+\))?/, `id: z.int().min(${value})`)),
)

/** The same edits for the same seed. */
export function randomEdits(count: number, seed: number): readonly RandomEdit[] {
  return fc.sample(edits, { numRuns: count, seed })
}

function operation(path: string): string {
  return `      operationId: get_${path}\n      tags: [orders]\n      responses: { '204': { description: Fine. } }\n`
}

function changing(file: string, from: RegExp, to: string): RandomEdit {
  return {
    name: `${file}: ${from} → ${to}`,
    apply: (project) => {
      const text = project.read(file)
      const changed = text.replace(from, to)
      // A path or a property that is there already would be a mistake in the document, not an edit.
      const [, added] = /^(?:paths:\n {2}(\/\w+:)|properties: \{ \w+:)/.exec(to) ?? []
      if (changed !== text && !(added !== undefined && text.includes(`${added}\n`))) project.write(file, changed)
    },
  }
}
