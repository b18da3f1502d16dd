import { parseSync } from 'oxc-parser'

/** An object literal that a module exports as a constant. */
export interface ObjectLiteral {
  /** Names of its members that are written out. */
  readonly keys: ReadonlySet<string>
  /** Offset after the last member, or after the brace that opens an empty one. */
  readonly end: number
  readonly empty: boolean
}

/** Finds `export const <name> = { … }`, also under `as const` and `satisfies`; undefined for anything else. */
export function exportedObject(path: string, text: string, name: string): ObjectLiteral | undefined {
  for (const node of parseSync(path, text).program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'VariableDeclaration') continue
    for (const { id, init } of node.declaration.declarations) {
      if (id.type !== 'Identifier' || id.name !== name) continue
      let value = init
      while (value?.type === 'TSAsExpression' || value?.type === 'TSSatisfiesExpression' || value?.type === 'ParenthesizedExpression')
        value = value.expression
      if (value?.type !== 'ObjectExpression') return undefined
      const keys = value.properties.flatMap((one) => {
        if (one.type !== 'Property') return []
        if (one.key.type === 'Identifier' && !one.computed) return [one.key.name]
        return one.key.type === 'Literal' && typeof one.key.value === 'string' ? [one.key.value] : []
      })
      return { keys: new Set(keys), end: value.properties.at(-1)?.end ?? value.start + 1, empty: value.properties.length === 0 }
    }
  }
  return undefined
}
