import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Compiled } from '../plan/compile.fixture.js'
import { codes, isGenerated, Project, sources } from '../plan/project.fixture.js'
import { parseWritten } from '../plan/written.js'
import { FRAMEWORKS } from '../render/options.js'
import { changedDocument, DOCUMENT_CHANGES, type DocumentChange } from './document-changes.fixture.js'
import { HAND_EDITS, type HandEdit } from './hand-edits.fixture.js'
import { LIBRARY } from './library.fixture.js'
import { parseModule } from './module-tree.js'

/** More of them, and others, are tried where the machine has the time: `KIT_RUNS=5000 KIT_SEED=7`. */
const RUNS = Number(process.env['KIT_RUNS'] ?? 100)
/** How many of the results are compiled. */
const COMPILED = Math.min(RUNS, 15)

const handEdits = fc.array(fc.record<HandEdit>({ kind: fc.constantFrom(...Object.keys(HAND_EDITS)), file: fc.nat(50), at: fc.nat(500) }), {
  minLength: 1,
  maxLength: 8,
})
const documentChanges = fc.array(
  fc.record<DocumentChange>({ kind: fc.constantFrom(...Object.keys(DOCUMENT_CHANGES)), at: fc.nat(50), to: fc.nat(500) }),
  { minLength: 1, maxLength: 6 },
)
const options = fc.record({ framework: fc.constantFrom(...FRAMEWORKS), types: fc.constantFrom('infer' as const, 'declare' as const) })

const projects: Record<string, Readonly<Record<string, string>>> = {}
let compiled: Compiled | undefined
afterAll(() => compiled?.dispose())

/** Makes edits, each with a mark of its own, and says which marks are there. */
async function edit(project: Project, edits: readonly HandEdit[]): Promise<readonly string[]> {
  const marks: string[] = []
  for (const [index, { kind, file, at }] of edits.entries()) {
    const paths = Object.keys(project.files).filter(isGenerated).sort()
    const path = paths[file % paths.length] ?? ''
    const mark = `MARK${index}`
    const before = project.files[path] ?? ''
    const windows = before.includes('\r\n')
    const after = (await HAND_EDITS[kind]?.(before.replaceAll('\r\n', '\n'), at, mark)) ?? before
    project.files[path] = windows && !after.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after
    parseModule(path, project.files[path])
    if (after.includes(mark)) marks.push(mark)
  }
  return marks
}

/** How often each word stands in some texts, less how often it stands in others. */
function words(texts: readonly string[], less: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (text: string, by: number): void => {
    for (const [word] of text.matchAll(/[\p{ID_Continue}$]+/gu)) {
      const name = word === 'agreed' ? 'contract' : word === 'answers' ? 'handlers' : word
      counts.set(name, (counts.get(name) ?? 0) + by)
    }
  }
  for (const text of texts) count(text, 1)
  for (const text of less) count(text, -1)
  return new Map([...counts].filter(([, number]) => number !== 0))
}

test('whatever somebody wrote is still there after whatever has become of the document', async () => {
  await fc.assert(
    fc.asyncProperty(options, handEdits, documentChanges, async (chosen, edits, changes) => {
      const project = new Project()
      await project.generate(LIBRARY, chosen)
      const marks = await edit(project, edits)
      const before = project.copy()
      const document = changedDocument(LIBRARY, changes)
      const plan = await project.generate(document, chosen)
      const all = Object.values(sources(project)).join('\n')
      expect(marks.filter((mark) => !all.includes(mark))).toEqual([])
      for (const [path, text] of Object.entries(sources(project))) if (isGenerated(path)) parseModule(path, text)
      expect((await project.planAnew(document, chosen)).edits).toEqual([])
      if (codes(plan).some((code) => /^KIT15[02]/.test(code))) return
      const [base, wanted] = [before, project].map((one) => parseWritten(one.files['.kit/written/src/routes.json']))
      for (const [path, text] of wanted ?? []) {
        const [was, current, now] = [base?.get(path), before.files[path], project.files[path]]
        if (was === undefined || current === undefined || now === undefined) continue
        expect([path, words([now, was], [current, text])]).toEqual([path, new Map()])
      }
      const name = `run-${Object.keys(projects).length}`
      if (Object.keys(projects).length < COMPILED && codes(plan).every((code) => !/^KIT15/.test(code)))
        projects[name] = { ...project.files }
    }),
    { numRuns: RUNS, seed: Number(process.env['KIT_SEED'] ?? 20) },
  )
}, 3_600_000)

test('and compiles', () => {
  compiled = Compiled.of(projects)
  expect(Object.values(compiled.errors).flat()).toEqual([])
  expect(compiled.load()).toEqual({ errors: {}, canary: null })
}, 240_000)
