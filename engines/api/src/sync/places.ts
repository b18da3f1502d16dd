import type { Place } from '../diagnostics/diagnostic.js'
import type { ApiModel } from '../model/model.js'
import { listFiles, type ProjectFiles } from '../plan/files.js'
import { perText } from '../plan/per-text.js'
import type { ReadResult } from '../read/read-document.js'
import { isIdentifierName } from '../render/escape.js'
import { typeName, valueName } from '../render/words.js'
import { readModule } from '../source/module-source.js'
import { type Difference, differingUnits, type Side, unitKey } from './difference.js'
import type { Tree } from './tree.js'

/** Where operations and schemas stand on both sides. */
export interface Places {
  document(kind: Difference['kind'], name: string): Place | undefined
  routes(kind: Difference['kind'], name: string): Place | undefined
}

/**
 * @param agreed  where an operation stood that the document no longer has
 * @param written what kit last wrote, by path
 */
export function placesOf(
  document: ReadResult,
  agreed: ApiModel,
  files: ProjectFiles,
  output: string,
  written: ReadonlyMap<string, string> = new Map(),
): Places {
  const declared = declarations(files, output, written)
  const origins = [document.model, agreed].map(({ operations, schemas }) => ({
    operations: new Map(operations.map(({ id, origin }) => [id, origin])),
    schemas: new Map([...schemas].map(([name, { origin }]) => [name, origin])),
  }))
  return {
    document: (kind, name) => {
      const origin = origins[0]?.[kind].get(name)
      return origin === undefined ? undefined : document.locate(origin)
    },
    routes: (kind, name) => {
      if (kind === 'operations') return declared.tagged('@operationId', name) ?? declared.named(valueName(name)) ?? declared.named(name)
      // A form of it has a tag, too; it is not where one looks first.
      return declared.named(typeName(name)) ?? declared.named(name) ?? declared.tagged('@schema', name)
    },
  }
}

interface Declarations {
  /** The first of a name that is its name in the document, too, as far as its comment says. */
  named(name: string): Place | undefined
  /** The first whose comment says which name it has in the document. */
  tagged(tag: string, name: string): Place | undefined
}

/**
 * The declarations of contracts and schemas. Few names are asked for, and parsing takes long: files that seem to declare one are looked at before
 * those that only have it somewhere.
 */
function declarations(files: ProjectFiles, output: string, written: ReadonlyMap<string, string>): Declarations {
  let sources: readonly string[] | undefined
  const textOf = (file: string): string => files.read(file) ?? ''
  const having = (text: string): readonly string[] => {
    sources ??= listFiles(files, output).filter((file) => /\/(?:contract|schemas\/[^/]+)\.ts$/.test(file))
    return sources.filter((file) => textOf(file).includes(text))
  }
  const firstIn = (among: readonly string[], find: (file: string, text: string) => Place | undefined): Place | undefined => {
    for (const file of among) {
      const place = find(file, textOf(file))
      if (place !== undefined) return place
    }
    return undefined
  }
  return {
    named: (name) => {
      if (!isIdentifierName(name)) return undefined
      const word = `${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`
      const declaring = new RegExp(`\\b(?:const|type|interface|class|enum|function)\\s+${word}`, 'u')
      const all = having(name)
      return firstIn([...all.filter((file) => declaring.test(textOf(file))), ...all], (file, text) => {
        const place = text === written.get(file) ? declaredByKit(file, text, word) : undefined
        return place ?? declared(files, file, text).get(name)
      })
    },
    tagged: (tag, name) => firstIn(having(`${tag} ${name}`), (file, text) => declared(files, file, text).get(`${tag} ${name}`)),
  }
}

const TAG = /@(?:operationId|schema) /

/** In what kit writes, a line that begins like a declaration is one: that is found without parsing. */
function declaredByKit(file: string, text: string, word: string): Place | undefined {
  const offset = text.search(new RegExp(`^export (?:const|type|interface) ${word}`, 'mu'))
  const above = text.slice(Math.max(0, text.lastIndexOf('\n\n', offset)), offset)
  return offset === -1 || TAG.test(above) ? undefined : { file, line: text.slice(0, offset).split('\n').length, column: 1 }
}

const declared = perText(declarationsOf)

/** By their names or, of those whose comments say what they are called in the document, by that: `@operationId list-pets`. */
function declarationsOf(file: string, text: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const renamed = new Set<string>()
  for (const { names, start, text: own } of readModule(file, text).statements) {
    const offset = start + Math.max(0, own.search(/^export /m))
    const tags = Array.from(own.matchAll(/^\s*(?:\/\*)?\*+ *(@(?:operationId|schema) .*?)(?: \*\/)?$/gm), ([, tag = '']) => tag)
    if (tags.length > 0) for (const name of names) renamed.add(name)
    // The type of a schema says nothing; its value does.
    for (const name of tags.length === 0 ? names.filter((one) => !renamed.has(one)) : tags) {
      if (!places.has(name)) places.set(name, { file, line: text.slice(0, offset).split('\n').length, column: 1 })
    }
  }
  return places
}

const ORIGIN = /(?:^|\.)origin\.(?:file|pointer)$/

/**
 * Where two sides differ.
 *
 * @param base what both last agreed on; undefined where nobody knows
 */
export function differencesBetween(base: Tree, document: Tree, routes: Tree, places: Places): readonly Difference[] {
  const changes = new Map<string, { readonly side: Side; readonly details: readonly string[] }[]>()
  const note = (side: Side, units: ReadonlyMap<string, readonly string[]>): void => {
    for (const [key, all] of units) {
      const details = all.filter((one) => !ORIGIN.test(one))
      // What only stands elsewhere by now says the same as before.
      if (details.length > 0 || all.length === 0) changes.set(key, [...(changes.get(key) ?? []), { side, details }])
    }
  }
  if (base === undefined) note('routes', differingUnits(document, routes))
  else {
    note('spec', differingUnits(base, document))
    note('routes', differingUnits(base, routes))
  }
  return [...changes].map(([key, sides]): Difference => {
    const kind = key.startsWith(unitKey('operations', '')) ? 'operations' : 'schemas'
    const name = key.slice(unitKey(kind, '').length)
    const side = sides.length > 1 ? 'both' : sides[0]?.side
    return {
      kind,
      name,
      changed: base === undefined ? undefined : side,
      details: [...new Set(sides.flatMap(({ details }) => details))],
      document: places.document(kind, name),
      routes: places.routes(kind, name),
    }
  })
}
