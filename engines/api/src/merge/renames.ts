import { align } from './align.js'
import { declaredNames, localName, withoutExport } from './keys.js'
import { itemsOf, type Tree } from './tree.js'

/** What somebody calls things that kit calls something else: imports, declarations, and parameters of functions; by their names. */
export function findRenames(base: Tree, current: Tree): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = (name: string | undefined, was: string | undefined): void => {
    if (name !== undefined && was !== undefined && name !== was) found.set(name, was)
  }
  if (base.list === undefined || current.list === undefined) return found
  for (const [one, another] of align(base.list, current.list)) {
    if (one.type === 'ImportDeclaration') {
      const locals = new Map(itemsOf(another).map((item) => [item.head.split(' ')[0], localName(item)]))
      for (const item of itemsOf(one)) add(locals.get(item.head.split(' ')[0]), localName(item))
      if (one.list === undefined) add(declaredNames(another)[0], declaredNames(one)[0])
    } else {
      add(declaredNames(another)[0], declaredNames(one)[0])
      const [was, is] = [withoutExport(one), withoutExport(another)]
      for (const [key, parameter] of was.parts) {
        const now = is.parts.get(key)
        if (key.startsWith('params.') && parameter.type === 'Identifier' && now?.type === 'Identifier') add(now.head, parameter.head)
      }
    }
  }
  const known = new Set(itemsOf(current).flatMap(declaredNames))
  return new Map([...found].filter(([, was]) => !known.has(was)))
}
