import { readModule } from '../source/module-source.js'
import { membersOf, resolveModule } from '../source/relative-imports.js'

/** Names that files take from contracts and schemas that don't have them, such as `users/routes.ts: getPet of users/contract`. */
export function danglingImports(files: Readonly<Record<string, string>>): ReadonlySet<string> {
  const sources = Object.entries(files).filter(([path]) => path.endsWith('.ts') && !path.startsWith('.kit/'))
  return new Set(
    sources.flatMap(([path, text]) =>
      readModule(path, text).imports.flatMap(({ specifier, imported, local }) => {
        const module = resolveModule(path, specifier)
        if (!specifier.startsWith('.') || !/\/(?:contract|routes|handlers|schemas\/[^/]+)$/.test(module)) return []
        const source = files[`${module}.ts`]
        if (source === undefined) return [`${path}: ${module}`]
        const names = imported === '*' ? membersOf(local, text).filter((name) => name !== 'js') : [imported]
        return names.filter((name) => !exportsName(source, name)).map((name) => `${path}: ${name} of ${module}`)
      }),
    ),
  )
}

function exportsName(source: string, name: string): boolean {
  const own = name.replaceAll('$', '\\$')
  const declared = new RegExp(`^export (?:async )?(?:const|function|class|type|interface|enum) ${own}(?![\\p{ID_Continue}$])`, 'mu')
  const listed = Array.from(source.matchAll(/^export (?:type )?\{([^}]*)\}/gm), ([, names = '']) => names.split(/[^\p{ID_Continue}$]+/u))
  return declared.test(source) || listed.flat().includes(name)
}
