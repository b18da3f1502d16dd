import { DiagnosticError } from '../diagnostics/diagnostic.js'
import { parseModule } from '../merge/module-tree.js'
import { memoryFiles } from '../plan/memory-files.fixture.js'
import { isGenerated } from '../plan/project.fixture.js'
import { readWritten } from '../plan/written.js'
import type { Envelope, Framework } from '../render/options.js'
import type { SyncPlan } from '../sync/plan-sides.js'
import { readView, type View } from '../sync/read-view.js'
import { BothSides } from './both-sides.fixture.js'
import { changedDocument } from './document-changes.fixture.js'
import type { DocumentChange } from './document-parts.fixture.js'
import { DOCUMENTS } from './documents.fixture.js'
import { editedFiles, type HandEdit } from './edits.fixture.js'
import { copiesOfMade } from './schema-edits.fixture.js'
import { withSmallSupport, withWholeSupport } from './small-support.fixture.js'
import { uncompiled } from './uncompiled.fixture.js'
import { differingUnits, excused, isRenamed, neededBy, saysDirection } from './units.fixture.js'
import { words } from './words.fixture.js'

/** A project, what somebody does to its sources, and what somebody does to its document. */
export interface Scenario {
  readonly document: string
  readonly framework: Framework
  readonly types: 'infer' | 'declare'
  readonly envelope: Envelope
  readonly edits: readonly HandEdit[]
  readonly changes: readonly DocumentChange[]
}

/** What came of it. */
export interface Outcome {
  readonly result: 'carried' | 'conflict' | 'stays' | 'refused'
  /** What was lost without a word; empty as long as kit keeps its promise. */
  readonly losses: readonly string[]
  /** What was reported. */
  readonly messages: readonly string[]
  /** The edits that found a place. */
  readonly made: readonly string[]
  readonly documents: { readonly before: string; readonly after: string }
  /** The sources as kit wrote them, as somebody has edited them, and afterwards. */
  readonly scaffolded: Readonly<Record<string, string>>
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
}

/**
 * Runs a scenario, and looks whether anything was lost.
 *
 * @param again whether a second run is made to see that it changes nothing
 */
export async function run(scenario: Scenario, again = true): Promise<Outcome> {
  const { framework, types, envelope, edits, changes } = scenario
  const document = DOCUMENTS[scenario.document] ?? {}
  const { project: start, whole } = await scaffolded(JSON.stringify(document), { framework, types, envelope })
  const { files, marks, made } = await edited(start.files, edits)
  const changed = changes.length === 0 ? start.document : JSON.stringify(changedDocument(document, changes))
  const project = new BothSides(changed, start.options, files)
  const before = withWholeSupport(files, whole)
  const outcome = { made, scaffolded: whole, before, documents: { before: changed, after: changed }, messages: [] }
  let plan: SyncPlan
  try {
    plan = await project.sync()
  } catch (error) {
    if (!(error instanceof DiagnosticError)) return { ...outcome, result: 'refused', losses: [`crashed: ${String(error)}`], after: before }
    const codes = error.diagnostics.map(({ code }) => code)
    const losses = codes.every((code) => code === 'KIT1401') ? [] : [`refused: ${error.message}`]
    return { ...outcome, result: 'refused', losses, after: before }
  }
  const codes = plan.diagnostics.map(({ code }) => code).filter((code) => /^KIT15[026]/.test(code))
  const result = codes.some((code) => code !== 'KIT1521' && code !== 'KIT1503' && code !== 'KIT1502')
    ? 'conflict'
    : codes.includes('KIT1521')
      ? 'stays'
      : 'carried'
  const { project: untouched } = await scaffolded(project.document, start.options)
  const losses = [
    ...lostMarks(marks, project),
    ...copiesOfMade(project.files)
      .filter((name) => !plan.diagnostics.some(({ message }) => message.includes(name)))
      .map((name) => `${name} is declared in several files`),
    ...uncompiled(project.files, files, untouched.files),
    ...(await compared({ start, files, changed, project, untouched, plan })),
    ...(again ? await unsettled(project, plan) : []),
  ]
  return {
    ...outcome,
    result,
    losses,
    messages: plan.diagnostics.map(({ code, message }) => `${code} ${message}`),
    documents: { before: changed, after: project.document },
    after: withWholeSupport(project.files, whole),
  }
}

const KNOWN = 200
const known = new Map<string, Promise<Scaffolded>>()

interface Scaffolded {
  readonly project: BothSides
  /** Its files as they are for a user. */
  readonly whole: Readonly<Record<string, string>>
}

/** A project of a document as kit writes it; many runs begin with the same. */
async function scaffolded(
  document: string,
  options: BothSides['options'] | Pick<Scenario, 'framework' | 'types' | 'envelope'>,
): Promise<Scaffolded> {
  const key = JSON.stringify([document, options])
  const make = async (): Promise<Scaffolded> => {
    const project = new BothSides(document, options)
    await project.sync()
    return { project: new BothSides(project.document, project.options, withSmallSupport(project.files)), whole: project.files }
  }
  const found = known.get(key) ?? make()
  known.delete(key)
  known.set(key, found)
  for (const [oldest] of known) if (known.size > KNOWN) known.delete(oldest)
  return found
}

/** Makes edits, each with a mark of its own. */
async function edited(
  files: Readonly<Record<string, string>>,
  edits: readonly HandEdit[],
): Promise<{ readonly files: Readonly<Record<string, string>>; readonly marks: readonly string[]; readonly made: readonly string[] }> {
  let result = files
  const marks: string[] = []
  const made: string[] = []
  for (const [index, edit] of edits.entries()) {
    const mark = `MARK${index}`
    const before = result
    result = await editedFiles(before, edit, mark)
    const changed = Object.keys(result).filter((path) => result[path] !== before[path])
    for (const path of changed) parseModule(path, result[path] ?? '')
    if (changed.length > 0) made.push(edit.kind)
    if (changed.some((path) => result[path]?.includes(mark))) marks.push(mark)
  }
  const all = texts(result).join('\n')
  return { files: result, marks: marks.filter((mark) => all.includes(mark)), made }
}

function texts(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) => (path.startsWith('.kit/') ? [] : [text]))
}

function lostMarks(marks: readonly string[], { files }: BothSides): readonly string[] {
  const all = texts(files).join('\n')
  return marks.filter((mark) => !new RegExp(`${mark}\\b`).test(all)).map((mark) => `${mark} is gone`)
}

/** Where kit writes what the document asks for, it changes nothing else: both times, the sources differ by the same words from what kit wrote. */
function lostWords(start: BothSides, files: Readonly<Record<string, string>>, { files: after, options }: BothSides): readonly string[] {
  const generated = (all: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(all).flatMap(([path, text]) => (isGenerated(path) && path.startsWith(options.output) ? [text] : []))
  const written = readWritten(memoryFiles(after), options.output)
  const was = words(generated(files), generated(start.files))
  const is = words(generated(after), [...written.values()])
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((word) => {
    const [one, other] = [was.get(word) ?? 0, is.get(word) ?? 0]
    return one === other ? [] : [`the word ${word}: ${one} by hand, ${other} afterwards`]
  })
}

interface Sides {
  readonly start: BothSides
  readonly files: Readonly<Record<string, string>>
  readonly changed: string
  readonly project: BothSides
  /** What kit would write of the document as it is afterwards. */
  readonly untouched: BothSides
  readonly plan: SyncPlan
}

/**
 * What the sources say afterwards is what kit would write of the document as it is then; and what only one side has changed is as that side has
 * it; but for what a reported conflict names.
 */
async function compared({ start, files, changed, project, untouched, plan }: Sides): Promise<readonly string[]> {
  const { project: asked } = await scaffolded(changed, start.options)
  const [was, byHand, asAsked, is, should] = [
    view(start),
    view(new BothSides(start.document, start.options, files)),
    view(asked),
    view(project),
    view(untouched),
  ]
  const isExcused = excused(plan.diagnostics, project)
  const report = (what: string, units: ReadonlyMap<string, string>): readonly string[] =>
    [...units].flatMap(([unit, details]) => (isExcused(unit) ? [] : [`${what}: ${details}`]))
  const edits = new Set(differingUnits(was, byHand).keys())
  const requests = new Set(differingUnits(was, asAsked).keys())
  const only = (units: ReadonlyMap<string, string>, one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlyMap<string, string> =>
    new Map([...units].filter(([unit]) => one.has(unit) && !other.has(unit) && !isRenamed(unit, [was, byHand, asAsked])))
  // A schema that the document no longer has stays with whatever in the sources stays as it is.
  const isNeeded = neededBy(isExcused, is)
  const differing = [...differingUnits(should, is)].filter(([unit]) => should.schemas.has(unit.slice('schemas/'.length)) || !isNeeded(unit))
  return [
    // What both sides say in other ways is written by neither.
    ...(edits.size === 0 && plan.diagnostics.every(({ code }) => code !== 'KIT1561') ? lostWords(start, files, project) : []),
    ...report('the sources differ from the document', new Map(differing)),
    ...report('a change of the sources is lost', only(differingUnits(byHand, is, saysDirection(project.document)), edits, requests)),
    ...report('a change of the document is lost', only(differingUnits(asAsked, is), requests, edits)),
  ]
}

/** By the project, of which many runs begin with the same. */
const views = new WeakMap<BothSides, View>()

function view(project: BothSides): View {
  const found = views.get(project) ?? readView(memoryFiles(project.files), project.options, [], 'anybody')
  views.set(project, found)
  return found
}

/** A second run changes nothing, and reports what was left undone as long as it is. */
async function unsettled(project: BothSides, first: SyncPlan): Promise<readonly string[]> {
  const again = await project.planAnew()
  const reported = (plan: SyncPlan, which: RegExp): readonly string[] =>
    plan.diagnostics.flatMap(({ code, message }) => (which.test(code) ? [`${code} ${message}`] : [])).sort()
  // What both sides have changed is looked at as a whole, until it is settled.
  const lasting = reported(first, /^KIT1561/).length > 0 ? /^KIT1561/ : /^KIT1520/
  const [before, after] = [first, again].map((plan) => reported(plan, lasting).join('\n'))
  const silent = reported(first, UNDONE).length > 0 && reported(again, UNDONE).length === 0
  return [
    ...again.edits.filter(({ path }) => !path.startsWith('.kit/')).map(({ path, kind }) => `a second run would ${kind} ${path}`),
    ...(again.documents.size > 0 ? ['a second run would change the document'] : []),
    ...(before === after ? [] : [`a second run reports something else:\n${before}\n---\n${after}`]),
    ...(silent ? [`a second run is silent about: ${reported(first, UNDONE).join('\n')}`] : []),
  ]
}

/** Something that somebody has to look at is reported. */
const UNDONE = /^KIT15(?:0[14]|20|6)/
