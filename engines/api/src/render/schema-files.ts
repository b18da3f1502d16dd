import type { Declaration, Fragment } from './declarations.js'
import { Imports, specifier } from './imports.js'
import { mentions } from './mentions.js'

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

/** A file below `schemas/`: it holds one schema in all its forms. */
export function renderSchemaFile(file: string, own: readonly Declaration[], places: ReadonlyMap<string, string>): string {
  const imports = new Imports()
  imports.value('zod', 'z')
  for (const declaration of own) addImports(imports, file, declaration, places)
  return `${imports}\n${own.map((one) => one.text).join('\n')}`
}
