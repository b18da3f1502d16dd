import { malformedReference, referenceCycle, targetMissing } from '../diagnostics/reading-references.js'
import { versionOf } from './dialect.js'
import type { FileReferences } from './find-references.js'
import { join, tokensOf } from './json-pointer.js'
import { type LoadedFiles, uriFinding } from './load-files.js'
import { pointerTo } from './pointer-to.js'
import { type Question, ReadUnits } from './read-units.js'
import { isRecord, own } from './record.js'
import { resolveReference } from './reference-uri.js'
import type { Reporter } from './reporter.js'
import { resolveSchemaId } from './schema-ids.js'
import { childOf, originOf, rootOf, type SourceNode } from './source-file.js'
import { keyOf } from './unique-names.js'

/** Longest chain of references behind references. */
const MOST_HOPS = 100

/** Finds what a `$ref` points at. All files are loaded by now, so this never waits. */
export class References {
  readonly #found = new Map<string, SourceNode>()
  /** By file, then by pointer. */
  readonly #at = new Map<string, Map<string, SourceNode>>()
  readonly #hasIds: boolean

  constructor(
    private readonly loaded: LoadedFiles,
    private readonly reporter: Reporter,
    private readonly units = new ReadUnits(undefined),
  ) {
    this.#hasIds = [...loaded.references.values()].some(({ ids }) => ids.size > 0)
  }

  /**
   * The target of a reference, or undefined after it was reported.
   *
   * @param at         the object that holds the `$ref`
   * @param schemaRoot for a schema: the pointer of the outermost schema around it, which authors take for the root of `#/$defs/x`
   * @param byName     whether all that counts is where it leads, and not what stands there
   */
  resolve(ref: unknown, at: SourceNode, schemaRoot?: string, byName = false): SourceNode | undefined {
    const place = { file: at.file.path, pointer: join(at.pointer, '$ref') }
    if (typeof ref !== 'string') {
      this.reporter.report(malformedReference(ref), place)
      return undefined
    }
    const found = this.find(ref, at, schemaRoot, byName)
    if (found !== undefined) return found
    const uri = resolveReference(at.file.path, ref)
    if (typeof uri === 'string') this.reporter.report(uriFinding(uri, ref), place)
    else {
      const failure = this.loaded.failures.get(uri.file)
      if (failure === undefined) this.reporter.report(targetMissing(ref), place)
      else if (failure.place === undefined) this.reporter.report(failure.finding(ref), place)
      else this.reporter.report(failure.finding(ref), failure.place, place)
    }
    return undefined
  }

  /** The target of a reference, or undefined; nothing is reported. */
  find(ref: string, at: SourceNode, schemaRoot?: string, byName = false): SourceNode | undefined {
    const found = this.#lookUp(ref, at, schemaRoot, 0)
    if (found === undefined) this.units.lose()
    else if (this.units.listens)
      this.units.askedLasting(
        this.#isAbsolute(ref, found) ? leadsAlways(ref, at, found, byName) : leadsTo(ref, at, schemaRoot, found, byName),
      )
    return found
  }

  /** What stands in a file at a pointer, references aside. */
  at(file: string, pointer: string): SourceNode | undefined {
    const known = this.#at.get(file) ?? new Map<string, SourceNode>()
    this.#at.set(file, known)
    const before = known.get(pointer)
    if (before !== undefined) return before
    const source = this.loaded.files.get(file)
    const node =
      source && tokensOf(pointer).reduce<SourceNode | undefined>((above, token) => above && childOf(above, token), rootOf(source))
    if (node !== undefined) known.set(pointer, node)
    return node
  }

  #lookUp(ref: string, at: SourceNode, schemaRoot: string | undefined, hops: number): SourceNode | undefined {
    const key = `${at.file.path} ${ref}`
    const known = this.#found.get(key)
    if (known !== undefined) return known
    const found = this.#find(ref, at, schemaRoot, hops)
    if (found !== undefined && this.#isAbsolute(ref, found)) this.#found.set(key, found)
    return found
  }

  /** Pointers from the root of a file lead to the same place wherever they stand, as long as no schema has an $id. */
  #isAbsolute(ref: string, found: SourceNode): boolean {
    return !this.#hasIds && found.pointer.length > 0 && ref.endsWith(found.pointer)
  }

  #find(ref: string, at: SourceNode, schemaRoot: string | undefined, hops: number): SourceNode | undefined {
    const byId = this.#hasIds ? resolveSchemaId(ref, at, this.loaded) : undefined
    if (byId !== undefined) return byId
    const uri = resolveReference(at.file.path, ref)
    if (typeof uri === 'string') return undefined
    const file = this.loaded.files.get(uri.file)
    if (file === undefined) return undefined
    const root = rootOf(file)
    if (uri.fragment !== '' && !uri.fragment.startsWith('/')) return this.#anchored(uri.fragment, root)
    // In an API document, `#` inside a schema can only be meant as that schema: the document itself is none.
    if (uri.fragment === '' && schemaRoot !== undefined && file === at.file && versionOf(file.value) !== undefined) {
      return this.#walk(root, outermostSchema(tokensOf(schemaRoot)), hops)
    }
    const target = this.#walk(root, tokensOf(uri.fragment), hops)
    if (target !== undefined || schemaRoot === undefined || file !== at.file) return target
    return this.#walkFromAncestors(root, tokensOf(schemaRoot), tokensOf(uri.fragment), hops)
  }

  /** The target of a node that is a reference; undefined after a report. */
  behind(node: SourceNode & { readonly value: { readonly $ref?: unknown } }): SourceNode | undefined {
    return this.resolve(node.value.$ref, node, node.pointer)
  }

  /** Follows the references of a node that is no schema, to the first that is none; undefined after a report. */
  follow(node: SourceNode): SourceNode | undefined {
    let at = node
    const seen = new Set<string>()
    while (isRecord(at.value) && isReference(own(at.value, '$ref'))) {
      const key = `${at.file.path}#${at.pointer}`
      if (seen.has(key)) {
        this.reporter.report(referenceCycle(String(at.value.$ref)), originOf(node))
        return undefined
      }
      seen.add(key)
      const target = this.resolve(at.value.$ref, at)
      if (target === undefined) return undefined
      at = target
    }
    return at
  }

  /** Walks down by tokens; a `$ref` on the way is followed where the token is not beside it. */
  #walk(root: SourceNode, tokens: readonly string[], hops: number): SourceNode | undefined {
    let at: SourceNode | undefined = root
    for (const token of tokens) {
      let next: SourceNode | undefined = childOf(at, token)
      while (next === undefined && isRecord(at.value) && typeof at.value.$ref === 'string' && hops < MOST_HOPS) {
        hops += 1
        at = this.#lookUp(at.value.$ref, at, undefined, hops)
        if (at === undefined) return undefined
        next = childOf(at, token)
      }
      if (next === undefined) return undefined
      at = next
    }
    return at
  }

  /** Authors of schemas with `$defs` write `#/$defs/x` as if the schema were a document: the nearest schema around that has it is meant. */
  #walkFromAncestors(root: SourceNode, schemaRoot: readonly string[], tokens: readonly string[], hops: number): SourceNode | undefined {
    for (let length = schemaRoot.length; length > 0; length -= 1) {
      const found = this.#walk(root, [...schemaRoot.slice(0, length), ...tokens], hops)
      if (found !== undefined) return found
    }
    return undefined
  }

  #anchored(name: string, root: SourceNode): SourceNode | undefined {
    const references: FileReferences | undefined = this.loaded.references.get(root.file.path)
    const object = references?.anchors.get(name) ?? references?.ids.get(`#${name}`)
    return object === undefined ? undefined : pointerTo(root, object)
  }
}

/** The same question for all that hold such a reference: there are many, and it has to be asked once. By what stands there. */
const always = new WeakMap<object, Map<string, Question>>()

function leadsAlways(ref: string, at: SourceNode, found: SourceNode, byName: boolean): Question {
  const { value } = found
  const ask = (): Question => leadsTo(ref, { ...at, value: undefined }, undefined, found, byName)
  if (typeof value !== 'object' || value === null) return ask()
  const known = always.get(value) ?? new Map<string, Question>()
  always.set(value, known)
  const key = `${byName} ${at.file.dialect} ${at.file.path} ${ref} ${found.file.dialect} ${keyOf(found)}`
  const question = known.get(key) ?? ask()
  known.set(key, question)
  return question
}

/** Whether a reference leads where it led; and, unless only that counts, to what stood there. */
function leadsTo(ref: string, at: SourceNode, schemaRoot: string | undefined, found: SourceNode, byName: boolean): Question {
  const [from, to] = [placeOf(at), placeOf(found)]
  const [holder, value] = [at.value, byName ? undefined : found.value]
  return ({ references }) => {
    const file = references.at(from.file, '')?.file
    const now = file && references.find(ref, { file, pointer: from.pointer, value: holder }, schemaRoot, byName)
    return now !== undefined && samePlace(now, to) && (byName || now.value === value)
  }
}

/** A place in a document, without what stands there. */
export interface NodePlace {
  readonly file: string
  readonly pointer: string
  readonly dialect: string
}

/** Where a node is, without the file's text and value. */
export function placeOf({ file, pointer }: SourceNode): NodePlace {
  return { file: file.path, pointer, dialect: file.dialect }
}

export function samePlace({ file, pointer }: SourceNode, place: NodePlace): boolean {
  return file.path === place.file && pointer === place.pointer && file.dialect === place.dialect
}

/** The named schema that a pointer leads into, or the whole pointer where there is none. */
function outermostSchema(tokens: readonly string[]): readonly string[] {
  if (tokens[0] === 'components' && tokens[1] === 'schemas') return tokens.slice(0, 3)
  return tokens[0] === 'definitions' ? tokens.slice(0, 2) : tokens
}

/** A member called `$ref` that is an object is a name in a map, such as a header's; everything else is meant as a reference. */
function isReference(ref: unknown): boolean {
  return ref !== undefined && !isRecord(ref)
}
