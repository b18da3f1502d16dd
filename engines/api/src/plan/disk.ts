import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { Edit, ProjectFiles } from './files.js'
import { journalOf, parseJournal, printJournal, processOf, remaining } from './journal.js'

/** The project's files on disk. Where a run was interrupted while it wrote, the rest is written first. */
export function diskFiles(root: string): ProjectFiles {
  const places = new Places(root)
  finishInterrupted(places)
  return {
    read: (path) => readText(places, path),
    list: (folder) => (places.stats(folder)?.isDirectory() === true ? readdirSync(places.at(folder)) : []),
    isFile: (path) => places.stats(path)?.isFile() === true,
  }
}

function readText(places: Places, path: string): string | undefined {
  return places.stats(path)?.isFile() === true ? readFileSync(places.at(path), 'utf8') : undefined
}

/**
 * Writes a plan to disk. Each file is written beside its place and renamed, so that it is either old or new at any moment. A journal tells
 * the next run what is missing, should this one be interrupted: a handler that moves is never in neither file for good.
 *
 * @throws an Error when an edit points outside the root, which no plan of kit's does
 */
export function applyEdits(root: string, edits: readonly Edit[]): void {
  const places = new Places(root)
  for (const { path } of edits) places.at(path)
  // What kit remembers, and what is only created, the next run makes again by itself.
  const own = edits.filter(({ path }) => !path.startsWith('.kit/'))
  if (own.length < 2 || own.every(({ kind }) => kind === 'create')) {
    writeEdits(places, edits)
    return
  }
  const path = journalOf(process.pid)
  const text = printJournal(own, (one) => readText(places, one))
  writeEdits(places, [{ path, kind: 'create', text, reason: 'journal' }])
  writeEdits(places, edits)
  rmSync(places.at(path), { force: true })
}

/** Finishes what processes that are no more have begun. */
function finishInterrupted(places: Places): void {
  if (places.stats('.kit')?.isDirectory() !== true) return
  for (const name of readdirSync(places.at('.kit'))) {
    const pid = processOf(name)
    if (pid === undefined || isRunning(pid)) continue
    const unfinished = parseJournal(readText(places, `.kit/${name}`) ?? '')
    if (unfinished !== undefined && `.kit/${name}` === journalOf(pid)) {
      writeEdits(
        places,
        remaining(unfinished, (path) => readText(places, path)),
      )
      for (const { path } of unfinished) rmSync(temporaryName(places.at(path), pid), { force: true })
    }
    rmSync(places.at(`.kit/${name}`), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is one too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function temporaryName(path: string, pid: number): string {
  return `${path}.kit-${pid}`
}

function writeEdits(places: Places, edits: readonly Edit[]): void {
  const made = new Set<string>()
  for (const edit of edits) {
    const path = places.at(edit.path)
    if (edit.kind === 'delete') {
      rmSync(path, { force: true })
      continue
    }
    const folder = dirname(path)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    const temporary = temporaryName(path, process.pid)
    writeFileSync(temporary, edit.text)
    renameSync(temporary, path)
  }
}

/**
 * Where a project's files are. Symbolic links are followed before it is checked that they stay inside; each folder is looked at once,
 * since following links costs more than reading or writing a small file.
 */
class Places {
  readonly #root: string
  readonly #base: string
  /** What folders really are, by their path. */
  readonly #folders: Map<string, string>

  constructor(root: string) {
    this.#root = root
    this.#base = realpathSync(root)
    this.#folders = new Map([[this.#base, this.#base]])
  }

  /** The absolute path of something in the project; its folder is inside, it may itself be a link. */
  at(path: string): string {
    const target = resolve(this.#base, path)
    if (target !== this.#base) this.#folder(dirname(target))
    return target
  }

  /** What is there, if anything. */
  stats(path: string): Stats | undefined {
    const target = this.at(path)
    const stats = lstatSync(target, { throwIfNoEntry: false })
    if (stats?.isSymbolicLink() !== true) return stats
    const linked = statSync(target, { throwIfNoEntry: false })
    if (linked !== undefined) this.#inside(realpathSync(target))
    return linked
  }

  #folder(folder: string): string {
    const known = this.#folders.get(folder)
    if (known !== undefined) return known
    const parent = dirname(folder)
    if (parent === folder) return this.#inside(folder)
    const link = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true
    const real = this.#inside(link ? realpathSync(folder) : join(this.#folder(parent), basename(folder)))
    this.#folders.set(folder, real)
    return real
  }

  #inside(real: string): string {
    if (real !== this.#base && !real.startsWith(this.#base + sep)) throw new Error(`${real} is outside of ${this.#root}`)
    return real
  }
}
