const NAMES: Readonly<Record<string, string>> = {
  r: 'SELECT',
  a: 'INSERT',
  w: 'UPDATE',
  d: 'DELETE',
  D: 'TRUNCATE',
  x: 'REFERENCES',
  t: 'TRIGGER',
  m: 'MAINTAIN',
  X: 'EXECUTE',
  U: 'USAGE',
  C: 'CREATE',
  c: 'CONNECT',
  T: 'TEMPORARY',
  s: 'SET',
  A: 'ALTER SYSTEM',
}

/** A role or `public`; quotes inside of quoted names are doubled. */
const ITEM = /^(?:"((?:[^"]|"")*)"|([^="]*))=([a-zA-Z*]*)\//

/**
 * What an access control list grants, one `grantee\tPRIVILEGE[\t*]` for each (`*`: with grant option), sorted. The owner is written as
 * empty: whoever owns it, has it. Who granted is left out: another grantor is no other privilege.
 */
export function parsePrivileges(items: readonly (string | null)[] | null, owner: string): readonly string[] {
  if (items === null) return NONE
  // Thousands of tables have the same few lists.
  const key = `${owner}\n${items.join('\n')}`
  const known = parsed.get(key) ?? parse(items, owner)
  if (parsed.size < 1000) parsed.set(key, known)
  return known
}

const NONE: readonly string[] = []
const parsed = new Map<string, readonly string[]>()

function parse(items: readonly (string | null)[], owner: string): string[] {
  const found = new Set<string>()
  for (const item of items) {
    const match = ITEM.exec(item ?? '')
    if (match === null) continue
    const name = match[1]?.replaceAll('""', '"') ?? match[2] ?? ''
    const grantee = name === '' ? 'public' : name === owner ? '' : name
    for (const [, letter = '', star] of (match[3] ?? '').matchAll(/([a-zA-Z])(\*?)/g)) {
      found.add(`${grantee}\t${NAMES[letter] ?? letter}${star === '*' && grantee !== '' ? '\t*' : ''}`)
    }
  }
  return [...found].sort()
}
