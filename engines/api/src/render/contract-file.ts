import type { Declaration, Fragment } from './declarations.js'
import { quote } from './escape.js'
import { Imports, specifier } from './imports.js'
import { addImports } from './schema-files.js'

/** One entry of a contract file. */
export interface Entry extends Fragment {
  readonly identifier: string
  /** The name by which a handler still calls the operation; kept as an alias so that it compiles. */
  readonly alias?: string
}

export interface ContractParts {
  readonly folder: string
  readonly entries: readonly Entry[]
  /** Entries of operations that left the document while their handlers stay. */
  readonly orphans: readonly Entry[]
  /** Schemas of other files that somebody's code takes from this one, with the types that go by their names. */
  readonly passedOn: readonly { readonly identifier: string; readonly type: boolean; readonly name: string }[]
}

/** The contract file of a folder, relative to the output folder and without extension. */
export function contractOf(folder: string): string {
  return folder === '' ? 'contract' : `${folder}/contract`
}

/**
 * A contract file: its schemas, then its entries; the same for every framework.
 *
 * @param own the schemas that stand in it
 */
export function renderContractFile(parts: ContractParts, own: readonly Declaration[], places: ReadonlyMap<string, string>): string {
  const file = contractOf(parts.folder)
  const imports = new Imports()
  const all: readonly Fragment[] = [...own, ...parts.entries, ...parts.orphans]
  if (all.some((one) => /\bz\./.test(one.text))) imports.value('zod', 'z')
  if (parts.entries.length + parts.orphans.length > 0) imports.type(specifier(file, 'http'), 'Contract')
  for (const fragment of all) addImports(imports, file, fragment, places)
  const passedOn = parts.passedOn.map(
    ({ identifier, type, name }) =>
      `export ${type ? 'type ' : ''}{ ${name} } from ${quote(specifier(file, places.get(identifier) ?? ''))}\n`,
  )
  const orphans = parts.orphans.map(
    (one) => `// No longer in the document; kept for the handler that is still in handlers.ts.\n${renderEntry(one)}`,
  )
  const body = [...own.map((one) => one.text), ...parts.entries.map(renderEntry), ...orphans]
  const blocks = [`${imports}${passedOn.join('')}`, ...body].filter((one) => one !== '')
  return blocks.length === 0 ? 'export {}\n' : blocks.join('\n')
}

function renderEntry({ text, identifier, alias }: Entry): string {
  return alias === undefined
    ? text
    : `${text}\n// handlers.ts knows ${identifier} by its former name.\nexport { ${identifier} as ${alias} }\n`
}
