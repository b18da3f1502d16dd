import type { Operation } from '../model/model.js'
import type { SchemaFacts } from '../schema/facts.js'
import type { Unit } from './expand.js'
import { NameScope, RESERVED_WORDS, USED_GLOBALS } from './names.js'
import type { DeclarationKey } from './scope.js'
import { typeName, valueName } from './words.js'

/** Names that contract files import; nothing of the document's may hide them. */
const IMPORTED = [
  'z',
  'Contract',
  'ErrorBody',
  'file',
  'stream',
  'binary',
  'UploadedFile',
  'contract',
  'handlers',
  'Handler',
  'HttpError',
  'scheme',
  'default',
  'then',
]

/** The identifiers of everything a document names: deterministic, unique over the whole output, and as close to the document as may be. */
export interface Naming {
  schema(key: DeclarationKey): string
  operation(id: string): string
  scheme(name: string): string
}

/** Names of the last run, which stay although a document that now begins with other names would give others. */
export interface FormerNames {
  /** Contract entries by operationId. */
  readonly contracts: ReadonlyMap<string, string>
  /** Names that handlers still use for their operations, which no other operation may take. */
  readonly reserved: ReadonlySet<string>
}

/** @param helpers names that `schema.ts` exports */
export function nameEverything(
  units: ReadonlyMap<string, Unit>,
  facts: ReadonlyMap<string, SchemaFacts>,
  operations: readonly Operation[],
  schemes: Iterable<string>,
  helpers: readonly string[],
  former: FormerNames,
): Naming {
  const scope = new NameScope([...RESERVED_WORDS, ...USED_GLOBALS, ...IMPORTED, ...helpers])
  const ids = new Map<string, string>()
  const nameOperation = (id: string, wanted: string): void => {
    ids.set(
      id,
      scope.take(wanted, (index) => `${wanted}${index === 2 ? '_' : index}`),
    )
  }
  for (const { id } of operations) {
    const contract = former.contracts.get(id)
    if (contract !== undefined) nameOperation(id, contract)
  }
  for (const name of former.reserved) if (scope.isFree(name)) scope.take(name)
  const schemas = new Map<string, { readonly name: string; readonly request: string }>()
  for (const unit of units.values()) {
    const own = facts.get(unit.key)
    const wanted = typeName(unit.wanted)
    const name = capitalised(wanted, scope)
    const companions = (base: string): readonly string[] => [
      ...(own?.inputDiffers === true ? [`${base}Input`] : []),
      ...(own?.formsDiffer === true ? [`${base}Request`, ...(own.inputDiffers ? [`${base}RequestInput`] : [])] : []),
    ]
    const taken = scope.take(name, (index) => `${name}${index}`, companions)
    schemas.set(unit.key, { name: taken, request: `${taken}Request` })
  }
  for (const { id } of operations) if (!ids.has(id)) nameOperation(id, valueName(id))
  const authenticators = new NameScope([...RESERVED_WORDS, 'scheme', 'Principal', 'schemes'])
  const schemeNames = new Map(
    Array.from(schemes, (name) => [
      name,
      authenticators.take(valueName(name), (index) => `${valueName(name)}${index === 2 ? '_' : index}`),
    ]),
  )
  return {
    schema: ({ schema, form }) => {
      const names = schemas.get(schema)
      if (names === undefined) throw new Error(`no schema named ${schema}`)
      return form === 'request' ? names.request : names.name
    },
    operation: (id) => ids.get(id) ?? valueName(id),
    scheme: (name) => schemeNames.get(name) ?? valueName(name),
  }
}

/** `delete` can't be a schema's name but `Delete` can; else the name stays as the document has it. */
function capitalised(name: string, scope: NameScope): string {
  if (scope.isFree(name)) return name
  const capital = name.charAt(0).toUpperCase() + name.slice(1)
  return scope.isFree(capital) ? capital : name
}
