import { declaredNames, withoutExport } from '../merge/keys.js'
import { parseModule } from '../merge/module-tree.js'
import { descendants, itemsOf } from '../merge/tree.js'

/** What files declare or import twice, and names that they use and that nothing declares; such as `users/routes.ts: getPet`. */
export interface WrongNames {
  readonly twice: ReadonlySet<string>
  /** By themselves; parameters and globals are among them. */
  readonly unknown: ReadonlyMap<string, string>
}

/** Finds names that keep a file from being compiled, in files that parse. */
export function wrongNames(files: Readonly<Record<string, string>>): WrongNames {
  const twice = new Set<string>()
  const unknown = new Map<string, string>()
  for (const [path, text] of Object.entries(files)) {
    const { root } = parseModule(path, text)
    const seen = new Map<string, readonly string[]>()
    for (const one of itemsOf(root)) {
      const meaning = MEANINGS[withoutExport(one).type] ?? 'both'
      for (const name of declaredNames(one)) {
        const others = seen.get(name) ?? []
        if (others.some((other) => other === meaning || other === 'both' || meaning === 'both')) twice.add(`${path}: ${name}`)
        seen.set(name, [...others, meaning])
      }
    }
    for (const { type, head, parts } of descendants(root)) {
      const name = head.replace(/\?$/, '')
      // What has a type of its own is declared there.
      if (type === 'Identifier' && parts.size === 0 && !seen.has(name)) unknown.set(name, `${path}: ${name}`)
    }
  }
  return { twice, unknown }
}

/** A type and a value can have the same name. */
const MEANINGS: Readonly<Record<string, string>> = {
  TSInterfaceDeclaration: 'type',
  TSTypeAliasDeclaration: 'type',
  VariableDeclaration: 'value',
  FunctionDeclaration: 'value',
}
