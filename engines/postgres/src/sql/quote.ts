/** The one door through which names and texts enter SQL. `quote.spec.ts` tries to break out of each. */
import { KEYWORDS } from './keywords.js'

const PLAIN = /^[a-z_][a-z0-9_$]*$/

/**
 * A name as it stands in SQL: bare where PostgreSQL reads it back unchanged, in double quotes else.
 *
 * @example
 * identifier('users') // users
 * identifier('Order') // "Order"
 */
export function identifier(name: string): string {
  return PLAIN.test(name) && !KEYWORDS.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

/** A name with its schema. */
export function qualified(schema: string, name: string): string {
  return `${identifier(schema)}.${identifier(name)}`
}

/** A text as a literal. Right whatever `standard_conforming_strings` says. */
export function literal(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted
}

/** A role in GRANT, ALTER OWNER and policies; `public` stands for everybody. */
export function role(name: string): string {
  return name === 'public' ? 'PUBLIC' : identifier(name)
}
