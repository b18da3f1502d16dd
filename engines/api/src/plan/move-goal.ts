import { DeclarationTexts } from '../merge/declaration-text.js'
import type { ProjectFiles } from './files.js'

/** Where a declaration goes, and what it is called there. */
export interface Goal {
  readonly there: DeclarationTexts
  readonly name: string
}

export interface Goals {
  /** What kit would write, by path. */
  readonly wanted: ReadonlyMap<string, string>
  /** What kit last wrote, by path. */
  readonly written: ReadonlyMap<string, string>
  readonly files: ProjectFiles
  isFrozen(path: string): boolean
}

/** The file in which a declaration is new that another one no longer has: by its name or, where only that has changed, by what it says. */
export function findGoal(from: DeclarationTexts, name: string, { wanted, written, files, isFrozen }: Goals): Goal | undefined {
  const value = from.of(name)?.value ?? ''
  const identifier = new RegExp(`(?<![\\p{ID_Continue}$.])${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`, 'gu')
  let renamed: Goal | undefined
  for (const [path, target] of wanted) {
    const base = written.get(path)
    if (path === from.path || isFrozen(path) || target === base || (base === undefined && files.read(path) !== undefined)) continue
    const [there, before] = [new DeclarationTexts(path, target), new DeclarationTexts(path, base ?? '')]
    for (const other of there.declared) {
      if (before.declared.includes(other)) continue
      if (other === name) return { there, name }
      const isSame = value !== '' && there.of(other)?.value === value.replace(identifier, () => other)
      if (isSame) renamed ??= { there, name: other }
    }
  }
  const isElsewhere = [...written].some(([path, base]) => path !== from.path && new DeclarationTexts(path, base).declared.includes(name))
  return isElsewhere ? undefined : renamed
}
