import { align } from './align.js'
import { declaredNames } from './keys.js'
import { type ModuleTree, parseModule } from './module-tree.js'
import { renameIdentifiers } from './rename-identifiers.js'
import { itemsOf } from './tree.js'

/** Code that somebody wrote, and that uses what kit has given another name, uses it by that name. */
export function followRenames(path: string, text: string, base: ModuleTree, wanted: ModuleTree): string {
  if (base.root.list === undefined || wanted.root.list === undefined) return text
  const renamed = new Map<string, string>()
  for (const [one, another] of align(base.root.list, wanted.root.list)) {
    const [was, is] = [declaredNames(one)[0], declaredNames(another)[0]]
    if (one.type !== 'ImportDeclaration' && was !== undefined && is !== undefined && was !== is) renamed.set(was, is)
  }
  if (renamed.size === 0) return text
  const module = parseModule(path, text)
  const declared = new Set(itemsOf(module.root).flatMap(declaredNames))
  const followed = new Map([...renamed].filter(([was, is]) => !declared.has(was) && declared.has(is)))
  return followed.size === 0 ? text : renameIdentifiers(module, followed)
}
