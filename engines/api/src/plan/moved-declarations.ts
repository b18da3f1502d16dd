import type { MergeConflict } from '../merge/conflict.js'
import { DeclarationTexts } from '../merge/declaration-text.js'
import { mergeModule } from '../merge/merge-module.js'
import { type ImportBinding, readModule } from '../source/module-source.js'
import type { Draft, DraftInput } from './draft.js'
import { isEdited } from './held-back.js'
import { findGoal } from './move-goal.js'
import { perText } from './per-text.js'

/** A declaration of kit's that somebody has edited, and that belongs into another file now: it goes there with its edits. */
export interface MovedDeclaration {
  readonly from: string
  readonly to: string
  /** What it is called where it was, and where it will be. */
  readonly name: string
  readonly wantedName: string
  readonly text: string
  /** What to merge against the next time. */
  readonly base: string
  /** With places in `text`. */
  readonly conflicts: readonly MergeConflict[]
  /** What somebody's edits need there. */
  readonly imports: readonly ImportBinding[]
}

/** What a text declares, by name: all that is needed of most files. */
const declarations = perText((path, text): ReadonlyMap<string, string | undefined> => {
  const all = new DeclarationTexts(path, text)
  return new Map(all.declared.map((name) => [name, all.textOf(name)]))
})

/** What kit declares line by line in a text of its own, as far as that is seen without parsing. */
function plainlyDeclared(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/^export (?:const|type|interface) ([\p{ID_Continue}$]+)/gmu), ([, name = '']) => name))
}

/** Finds edited declarations that go elsewhere. What can't be moved with certainty stays where it is. */
export function movedDeclarations({ target, staying, isFrozen }: Draft, input: DraftInput): readonly MovedDeclaration[] {
  const { files, state, written, options } = input
  const below = `${options.output}/`
  const wanted = new Map(Array.from(target.files, ([file, text]) => [below + file, text]))
  const found: MovedDeclaration[] = []
  for (const [path, base] of written) {
    const file = path.slice(below.length)
    const text = files.read(path)
    if (text === undefined || isFrozen(file) || text.startsWith('\ufeff') || !isEdited(files, path, base, state?.files[path])) continue
    const texts = { was: base, is: text.replaceAll('\r\n', '\n'), will: wanted.get(path) ?? '' }
    if (texts.was === texts.will) continue
    const before = declarations(files, path, texts.was)
    const plain = plainlyDeclared(texts.will)
    if ([...before.keys()].every((name) => plain.has(name))) continue
    const after = declarations(files, path, texts.will)
    const taken = staying.names(file.replace(/\.ts$/, ''))
    const gone = [...before.keys()].filter((name) => !after.has(name) && !taken.has(name))
    const leaving = gone.filter((name) => declarations(files, path, texts.is).get(name) !== before.get(name))
    if (leaving.length === 0) continue
    const [was, is, will] = [
      new DeclarationTexts(path, texts.was),
      new DeclarationTexts(path, texts.is),
      new DeclarationTexts(path, texts.will),
    ]
    for (const name of leaving) {
      const goal = findGoal(was, name, { wanted, written, files, isFrozen: (one) => isFrozen(one.slice(below.length)) })
      const moved = goal === undefined ? undefined : moving({ was, is, will, there: goal.there }, name, goal.name)
      if (moved !== undefined) found.push(moved)
    }
  }
  return found
}

interface Places {
  readonly was: DeclarationTexts
  readonly is: DeclarationTexts
  readonly will: DeclarationTexts
  /** The file it goes to, as kit would write it. */
  readonly there: DeclarationTexts
}

function moving({ was, is, will, there }: Places, name: string, wantedName: string): MovedDeclaration | undefined {
  const [before, now, after] = [was.of(name), is.of(name), there.of(wantedName)]
  if (before === undefined || now === undefined || after === undefined) return undefined
  const inTheirNames = new DeclarationTexts(is.path, now.text).renaming(namesThere(is, there))
  const { text, base, conflicts } = mergeModule(is.path, before.text, inTheirNames, after.text)
  const mentions = new DeclarationTexts(is.path, text).of(wantedName)?.mentions
  // What somebody else's code uses here has to be here still.
  const uses = is.mentioning(name).filter((one) => !was.mentioning(name).includes(one))
  const remains = will.imported.includes(name)
  if (mentions === undefined || (uses.length > 0 && !remains)) return undefined
  const here = new Set([...is.declared, ...is.imported])
  const known = new Set([...there.declared, ...there.imported])
  const needed = [...mentions].filter((one) => here.has(one) && !known.has(one))
  const imports = readModule(is.path, is.text).imports.filter(
    ({ local, specifier }) => needed.includes(local) && !specifier.startsWith('.'),
  )
  if (needed.some((one) => !imports.some(({ local }) => local === one))) return undefined
  return { from: is.path, to: there.path, name, wantedName, text, base, conflicts, imports }
}

/** What two modules import alike, by what the first calls it, where the other calls it something else. */
function namesThere(is: DeclarationTexts, there: DeclarationTexts): ReadonlyMap<string, string> {
  const [here, others] = [is, there].map(({ path, text }) => readModule(path, text).imports)
  return new Map(
    (here ?? []).flatMap((one) => {
      const same = others?.find(({ specifier, imported }) => specifier === one.specifier && imported === one.imported)
      const relative = one.specifier.startsWith('.')
      return same === undefined || same.local === one.local || relative ? [] : [[one.local, same.local] as const]
    }),
  )
}
