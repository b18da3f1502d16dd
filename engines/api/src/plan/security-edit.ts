import type { SecurityScheme } from '../model/model.js'
import { SECURITY_HEAD, schemeMember, schemeStub } from '../render/security-file.js'
import { readModule } from '../source/module-source.js'
import type { Edit, ProjectFiles } from './files.js'

/** A scheme that the document names, with the identifier it is exported under. */
export interface NamedScheme {
  readonly name: string
  readonly identifier: string
  readonly scheme: SecurityScheme
}

/**
 * The security file with a stub for each scheme it lacks; all that somebody wrote stays.
 *
 * @throws DiagnosticError KIT1500 when the file does not parse
 */
export function securityEdit(files: ProjectFiles, path: string, schemes: readonly NamedScheme[]): readonly Edit[] {
  const current = files.read(path)
  const text = current ?? `${SECURITY_HEAD}\n/** By their names in the document. */\nexport const schemes = {}\n`
  const source = readModule(path, text)
  const missing = schemes.filter((one) => !source.exports.has(one.identifier))
  if (current !== undefined && missing.length === 0) return []
  const table = source.statements.find((one) => one.names.includes('schemes'))
  const brace = table === undefined ? -1 : table.text.lastIndexOf('}')
  const stubs = missing.map((one) => schemeStub(one.identifier, one.scheme)).join('\n')
  const members = missing.map((one) => schemeMember(one.name, one.identifier)).join(', ')
  const result =
    table === undefined || brace < 0
      ? `${text.trimEnd()}\n\n${stubs}`
      : `${text.slice(0, table.start)}${stubs}${stubs === '' ? '' : '\n'}${withMembers(table.text, brace, members)}${text.slice(table.end)}`
  return result === current
    ? []
    : [{ path, kind: current === undefined ? 'create' : 'update', text: result, reason: current === undefined ? 'written once, then yours' : `new scheme: ${missing.map((one) => one.name).join(', ')}` }]
}

function withMembers(table: string, brace: number, members: string): string {
  if (members === '') return table
  const before = table.slice(0, brace).trimEnd()
  const separator = before.endsWith('{') ? ' ' : before.endsWith(',') ? ' ' : ', '
  return `${before}${separator}${members} ${table.slice(brace)}`
}
