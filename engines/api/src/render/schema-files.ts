import type { Declaration, Fragment } from './declarations.js'
import { Imports, specifier } from './imports.js'
import { mentions } from './mentions.js'
import { inOrder } from './placement.js'

/** Adds to a file's imports what a piece of its text needs: schemas of other files, helpers, names of `http.ts`. */
export function addImports(imports: Imports, file: string, fragment: Fragment, places: ReadonlyMap<string, string>): void {
  const used = (name: string): boolean => mentions(fragment.text, name)
  for (const identifier of fragment.references.keys()) {
    const place = places.get(identifier)
    if (place === undefined || place === file) continue
    if (used(identifier)) imports.value(specifier(file, place), identifier)
    if (used(`${identifier}Input`)) imports.type(specifier(file, place), `${identifier}Input`)
  }
  for (const helper of fragment.helpers) imports.value(specifier(file, 'schema'), helper)
  for (const name of fragment.httpNames)
    if (used(name)) (name === 'UploadedFile' ? imports.type : imports.value).call(imports, specifier(file, 'http'), name)
}

/** The files below `schemas/`: each holds one schema in all its forms. */
export function renderSchemaFiles(
  declarations: ReadonlyMap<string, Declaration>,
  places: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const byFile = new Map<string, string[]>()
  for (const [identifier, place] of places) {
    if (place.startsWith('schemas/')) byFile.set(place, [...(byFile.get(place) ?? []), identifier])
  }
  return new Map([...byFile].map(([file, identifiers]) => [file, renderFile(file, inOrder(identifiers, declarations), places)]))
}

function renderFile(file: string, own: readonly Declaration[], places: ReadonlyMap<string, string>): string {
  const imports = new Imports()
  imports.value('zod', 'z')
  for (const declaration of own) addImports(imports, file, declaration, places)
  return `${imports}\n${own.map((one) => one.text).join('\n')}`
}
