import type { Declaration, Fragment } from './declarations.js'
import { Imports, specifier } from './imports.js'
import { inOrder } from './placement.js'
import { addImports } from './schema-files.js'

/** One entry of a contract file. */
export interface Entry extends Fragment {
  readonly identifier: string
  /** Names by which handlers still call the operation; kept as aliases so that they compile. */
  readonly aliases: readonly string[]
}

export interface ContractParts {
  readonly folder: string
  readonly entries: readonly Entry[]
  /** Entries of operations that left the document while their handlers stay. */
  readonly orphans: readonly Entry[]
}

/** A contract file: its schemas, then its entries; the same for every framework. */
export function renderContractFile(parts: ContractParts, declarations: ReadonlyMap<string, Declaration>, places: ReadonlyMap<string, string>): string {
  const file = parts.folder === '' ? 'contract' : `${parts.folder}/contract`
  const own = inOrder(
    [...places].flatMap(([identifier, place]) => (place === file ? [identifier] : [])),
    declarations,
  )
  const imports = new Imports()
  const all: readonly Fragment[] = [...own, ...parts.entries, ...parts.orphans]
  if (all.some((one) => /\bz\./.test(one.text))) imports.value('zod', 'z')
  if (parts.entries.length + parts.orphans.length > 0) imports.type(specifier(file, 'http'), 'Contract')
  for (const fragment of all) addImports(imports, file, fragment, places)
  const orphans = parts.orphans.map((one) => `// No longer in the document; kept for the handler that is still in handlers.ts.\n${one.text}`)
  const entries = parts.entries.map((one) => one.text + one.aliases.map((alias) => renderAlias(one.identifier, alias)).join(''))
  return `${imports}\n${[...own.map((one) => one.text), ...entries, ...orphans].join('\n')}`
}

function renderAlias(identifier: string, alias: string): string {
  return `\n// handlers.ts knows ${identifier} by its former name.\nexport { ${identifier} as ${alias} }\n`
}
