import path from 'node:path'
import { type Diagnostic, DiagnosticError, type Place } from '../diagnostics/diagnostic.js'
import { notADocument, readAsOlderVersion, unsupportedVersion } from '../diagnostics/reading-structure.js'
import type { ApiModel, Origin } from '../model/model.js'
import { buildModel } from './build-model.js'
import { dialectOf, versionOf } from './dialect.js'
import { diskFileSystem, type ReadFileSystem } from './file-system.js'
import { loadFile } from './load-file.js'
import { type LoadedFiles, loadReferenced, sourceFile } from './load-files.js'
import { Locator } from './locator.js'
import { mayShareParts } from './nesting.js'
import { placeOfOffset } from './place-of-offset.js'
import { type KnownUnits, ReadUnits } from './read-units.js'
import { isRemote } from './reference-uri.js'
import { References } from './references.js'
import { Reporter } from './reporter.js'
import type { SourceFile } from './source-file.js'
import { validateDocument } from './validate-document.js'

/** How a document is read. Everything has a default that is safe for documents of strangers. */
export interface ReadOptions {
  /** Folder that referenced files may not leave; the folder of the entry document by default. */
  readonly root?: string
  /** Hosts (`example.com`, `localhost:8080`) from which remote `$ref`s may be fetched; none by default. */
  readonly allowRemote?: readonly string[]
  /** Whether referenced files may lie outside the root; false by default. */
  readonly allowOutside?: boolean
  /** Whether the document is checked against the specification as a whole; true by default. False where this content was checked before. */
  readonly validate?: boolean
  /** File access; the disk by default. */
  readonly fileSystem?: ReadFileSystem
}

/** A document, read. */
export interface ReadResult {
  readonly model: ApiModel
  /** The entry document, absolute. */
  readonly entry: string
  /** Warnings and notes, each with its place. */
  readonly diagnostics: readonly Diagnostic[]
  /** Every local file that was read, absolute, sorted: what to watch and to hash. */
  readonly files: readonly string[]
  /**
   * Line and column of an origin, or of something below it; of the nearest ancestor where that does not exist.
   *
   * @param path a further JSON pointer, such as `/schema/pattern`
   */
  locate(origin: Origin, path?: string): Place
}

/**
 * Reads an OpenAPI 3.0 or 3.1 or a Swagger 2.0 document, YAML or JSON, of one file or many, into the model.
 *
 * @param file    path of the entry document
 * @param options what may be reached from it, and how much is checked
 * @throws {@link DiagnosticError} with every error found, each with its place
 * @example
 * const { model, diagnostics } = await readDocument('openapi.yaml')
 * model.operations.map(({ id }) => id) // ['listUsers', 'createUser', …]
 */
export async function readDocument(file: string, options: ReadOptions = {}): Promise<ReadResult> {
  const { result, checked } = await readUnchecked(file, options)
  return options.validate === false ? result : checked()
}

/** A document that has been read, and has not been checked against the specification as a whole. */
export interface UncheckedDocument {
  readonly result: ReadResult
  /** The same with what the check finds. */
  checked(): Promise<ReadResult>
}

/**
 * Reads a document for those who check it later, if at all.
 *
 * @throws {@link DiagnosticError} as `readDocument` does
 */
export async function readUnchecked(file: string, options: Omit<ReadOptions, 'validate'>): Promise<UncheckedDocument> {
  const fileSystem = options.fileSystem ?? diskFileSystem
  const reporter = new Reporter()
  const entry = await readEntry(path.resolve(file), fileSystem, reporter)
  const loaded = await loadReferenced(entry, {
    root: path.resolve(options.root ?? path.dirname(entry.path)),
    allowRemote: options.allowRemote ?? [],
    allowOutside: options.allowOutside ?? false,
    fileSystem,
  })
  const failure = loaded.failures.get(entry.path)
  if (failure !== undefined)
    throw new DiagnosticError([{ ...failure.finding(file), ...(failure.place !== undefined && { place: failure.place }) }])
  const locator = new Locator(loaded.files, fileSystem.memory)
  const units = unitsFor(loaded, fileSystem.memory)
  reporter.units = units
  const references = new References(loaded, reporter, units)
  const model = buildModel(entry, references, reporter, units)
  const checkable = versionOf(entry.value)?.version.startsWith('3.2') !== true
  const found = () => reporter.diagnostics((origin) => locator.locate(origin))
  const diagnostics = found()
  if (reporter.failed) throw new DiagnosticError(diagnostics)
  const locate: ReadResult['locate'] = (origin, below) => locator.locate(origin, below)
  const result = { model, entry: entry.path, diagnostics, files: localFiles(loaded), locate }
  const check = async (): Promise<ReadResult> => {
    if (!checkable) return result
    await validateDocument(entry, references, reporter, fileSystem.memory)
    return { ...result, diagnostics: found() }
  }
  let done: Promise<ReadResult> | undefined
  return {
    result,
    checked: () => {
      done ??= check()
      return done
    },
  }
}

const knownUnits = new WeakMap<object, KnownUnits>()

/** Parts of the document are known again by their values, unless one value can be in several places, or names that it bears count elsewhere. */
function unitsFor({ files, references }: LoadedFiles, memory: object | undefined): ReadUnits {
  const isPlain = ({ path: file, syntax, text }: SourceFile): boolean => {
    const found = references.get(file)
    return found?.ids.size === 0 && found.anchors.size === 0 && !(syntax === 'yaml' && mayShareParts(text))
  }
  if (memory === undefined || ![...files.values()].every(isPlain)) return new ReadUnits(undefined)
  const known = knownUnits.get(memory)
  // Taking notes takes time: who reads once does without.
  if (known === undefined) knownUnits.set(memory, new WeakMap())
  return new ReadUnits(known)
}

async function readEntry(file: string, fileSystem: ReadFileSystem, reporter: Reporter): Promise<SourceFile> {
  const loaded = await loadFile(file, fileSystem)
  const fail = (finding: Parameters<Reporter['report']>[0], place: Place): never => {
    throw new DiagnosticError([{ ...finding, place }])
  }
  if (!loaded.ok)
    return fail(
      loaded.finding,
      loaded.text === undefined ? { file, line: 1, column: 1 } : placeOfOffset(file, loaded.text, loaded.offset ?? 0),
    )
  const version = versionOf(loaded.value)
  const dialect = dialectOf(loaded.value)
  const source = sourceFile(file, loaded, dialect ?? '3.1')
  const locate = (pointer: string): Place => new Locator(new Map([[file, source]])).locate({ file, pointer })
  if (version === undefined) return fail(notADocument(), locate(''))
  if (dialect === undefined) return fail(unsupportedVersion(version.version), locate(`/${version.key}`))
  if (version.version.startsWith('3.2')) reporter.report(readAsOlderVersion(version.version), { file, pointer: `/${version.key}` })
  return source
}

function localFiles({ files }: LoadedFiles): string[] {
  return [...files.keys()].filter((file) => !isRemote(file)).sort()
}
